/** The law itself: its words with the elements outlined, the tree they make, and each version by its date. */
import { useRef, useState } from "preact/hooks";
import { statutes, type Element, type LawVersion, type Reading, type Run, type StatuteProvision } from "./document";
import { Cited, Text, dated, useSession } from "./prose";
import "./statute.css";

export function Statute() {
  const { document } = useSession();
  return (
    <>
      {statutes(document).map((provision) => (
        <Provision key={provision.id} provision={provision} />
      ))}
    </>
  );
}

function Provision({ provision }: { provision: StatuteProvision }) {
  const session = useSession();
  const last = provision.versions.length - 1;
  const [place, setPlace] = useState(last);
  const version = provision.versions[place]!;
  const id = `${session.scope}-${provision.id}-date`;
  return (
    <article class="ee-law">
      <h4>{provision.title}</h4>
      <p class="ee-quiet">
        {version.citation} · {session.say(`kind-${provision.kind}`)}
      </p>
      <Text text={provision.plain} />
      {provision.versions.length > 1 && (
        <p class="ee-field">
          <label for={id}>{session.say("version")}</label>
          <select id={id} onChange={(event) => setPlace(Number(event.currentTarget.value))}>
            {provision.versions.map((each, index) => (
              <option key={each.from} value={index} selected={index === place}>
                {span(each, session.document.lang, session.say)}
              </option>
            ))}
          </select>
        </p>
      )}
      <p class="ee-quiet" role="status">
        {place === last ? "" : session.say("older", { citation: version.citation })}
      </p>
      {version.rebuilt && <p class="ee-note">{version.rebuilt_note || session.say("rebuilt")}</p>}
      <Version key={version.from} version={version} name={provision.id} />
    </article>
  );
}

type Say = (key: string, filled?: Record<string, string>) => string;

function span(version: LawVersion, lang: string, say: Say): string {
  const from = dated(version.from, lang);
  return version.until ? say("from-until", { from, until: dated(version.until, lang) }) : say("from", { from });
}

/** A statute's lines, each a list of runs: every line is a paragraph of its own, so that a panel opens close by. */
export function paragraphs(runs: Run[]): Run[][] {
  const found: Run[][] = [[]];
  for (const run of runs) {
    const [text, element] = typeof run === "string" ? [run, undefined] : run;
    text.split(/\s*\n\s*/).forEach((part, place) => {
      if (place > 0) found.push([]);
      if (part) found.at(-1)!.push(element === undefined ? part : [part, element]);
    });
  }
  return found.filter((paragraph) => paragraph.length > 0);
}

type Where = number | "tree";

interface Open {
  element: string;
  /** The paragraph, or "tree": the panel opens there, where the learner is looking. */
  where: Where;
}

/** Which element is open and where, and what its buttons and its panel need. */
function useOpen(version: LawVersion, id: string) {
  const [open, setOpen] = useState<Open | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const close = (): void => {
    setOpen(null);
    opener.current?.focus();
  };
  const isOpen = (element: string, where: Where): boolean => open?.element === element && open.where === where;
  return {
    title: open ? (version.elements[open.element]?.title ?? "") : "",
    button: (element: string, where: Where) => ({
      type: "button" as const,
      "aria-expanded": isOpen(element, where),
      "aria-controls": isOpen(element, where) ? id : undefined,
      onClick: (event: MouseEvent) => {
        opener.current = event.currentTarget as HTMLElement;
        setOpen(isOpen(element, where) ? null : { element, where });
      },
    }),
    panel: (where: Where, element = open?.element) =>
      open?.where === where &&
      open.element === element && <Panel id={id} version={version} element={open.element} close={close} />,
  };
}
type Opening = ReturnType<typeof useOpen>;

function Version({ version, name }: { version: LawVersion; name: string }) {
  const session = useSession();
  const [reading, setReading] = useState(
    () => (version.readings?.find((each) => each.default) ?? version.readings?.[0])?.id ?? "",
  );
  const opening = useOpen(version, `${session.scope}-${name}-panel`);
  return (
    <>
      <Readings readings={version.readings ?? []} reading={reading} choose={setReading} name={name} />
      <blockquote class="ee-text" aria-label={version.citation}>
        {paragraphs(version.runs).map((paragraph, place) => (
          <>
            <p>
              {paragraph.map((run) =>
                typeof run === "string" ? (
                  run
                ) : (
                  <Outlined
                    text={run[0]}
                    title={version.elements[run[1]]?.title ?? run[1]}
                    {...opening.button(run[1], place)}
                  />
                ),
              )}
            </p>
            {opening.panel(place)}
          </>
        ))}
      </blockquote>
      <Cited ids={[version.source]} />
      <details class="ee-more" open>
        <summary>{session.say("tree")}</summary>
        <ul class="ee-tree">
          <Branch version={version} id={version.root} reading={reading} opening={opening} depth={0} />
        </ul>
      </details>
      <p class="ee-unseen" role="status">
        {opening.title && session.say("opened", { title: opening.title })}
      </p>
    </>
  );
}

interface BranchProps {
  version: LawVersion;
  id: string;
  reading: string;
  opening: Opening;
  depth: number;
}

function Branch({ version, id, reading, opening, depth }: BranchProps) {
  const session = useSession();
  const element = version.elements[id];
  if (!element || !exists(element, reading)) return null;
  const parts = element.all ?? element.any ?? element.none;
  return (
    <li>
      <button class="ee-node" {...opening.button(id, "tree")}>
        {element.title}
      </button>
      {opening.panel("tree", id)}
      {parts && (
        <details open={depth < 2}>
          <summary class="ee-join">{session.say(joinWord(element))}</summary>
          <ul>
            {parts.map((part) => (
              <Branch key={part} version={version} id={part} reading={reading} opening={opening} depth={depth + 1} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

const exists = (element: Element, reading: string): boolean => !element.readings || element.readings.includes(reading);

export function joinWord(element: Element): string {
  return element.all ? "all-of" : element.any ? "any-of" : element.none ? "none-of" : "";
}

interface OutlinedProps {
  text: string;
  title: string;
  type: "button";
  "aria-expanded": boolean;
  "aria-controls": string | undefined;
  onClick: (event: MouseEvent) => void;
}

/** A button cannot break over lines. So its first words are the button, and the rest of a long phrase goes with it. */
function Outlined({ text, title, onClick, ...button }: OutlinedProps) {
  const words = text.split(" ");
  const head = words.slice(0, 3).join(" ");
  const tail = words.slice(3).join(" ");
  const ref = useRef<HTMLButtonElement>(null);
  return (
    <span class={`ee-run${button["aria-expanded"] ? " ee-on" : ""}`}>
      <button ref={ref} aria-label={tail ? `${head} … (${title})` : undefined} title={title} onClick={onClick} {...button}>
        {head}
      </button>
      {tail && <span onClick={() => ref.current?.click()}> {tail}</span>}
    </span>
  );
}

function Panel({ id, version, element, close }: { id: string; version: LawVersion; element: string; close: () => void }) {
  const session = useSession();
  const found = version.elements[element];
  if (!found) return null;
  const quotes = [found.quote ?? []].flat();
  const readings = (version.readings ?? []).filter((each) => found.readings?.includes(each.id));
  return (
    <div id={id} class="ee-panel" role="region" aria-label={found.title}>
      <h5>{found.title}</h5>
      {quotes.map((quote) => (
        <p class="ee-quote">“{quote}”</p>
      ))}
      {found.structure && <p class="ee-quiet">{session.say("structure", { why: found.structure })}</p>}
      {found.note && <Text text={found.note} />}
      {found.ask && <p>{session.say("asks", { question: found.ask })}</p>}
      {found.judged && <p>{session.say("judged", { what: found.judged })}</p>}
      {readings.map((each) => (
        <p class="ee-quiet">{session.say("only-reading", { title: each.title })}</p>
      ))}
      <Cited ids={found.sources} />
      <button type="button" class="ee-plain" onClick={close}>
        {session.say("close")}
      </button>
    </div>
  );
}

interface ReadingsProps {
  readings: Reading[];
  reading: string;
  choose: (id: string) => void;
  name: string;
}

function Readings({ readings, reading, choose, name }: ReadingsProps) {
  const session = useSession();
  const id = `${session.scope}-${name}-reading`;
  const chosen = readings.find((each) => each.id === reading);
  if (!chosen) return null;
  return (
    <div>
      <p class="ee-field">
        <label for={id}>{session.say("reading")}</label>
        <select id={id} value={reading} onChange={(event) => choose(event.currentTarget.value)}>
          {readings.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title}
            </option>
          ))}
        </select>
      </p>
      <div aria-live="polite">
        <p class="ee-quiet">{session.say(`grade-${chosen.grade}`)}</p>
        {chosen.note && <Text text={chosen.note} />}
      </div>
    </div>
  );
}
