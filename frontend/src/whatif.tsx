/** The what-if board: set a fact, watch the findings settle. judge.ts does all the thinking. */
import { useRef, useState } from "preact/hooks";
import type { Session } from "./answers";
import { Choices } from "./choices";
import { trees, type Board, type Element, type Item, type Tree, type Truth, type Value } from "./document";
import { askNext, close, others, smallestChanges, truths, type Change, type Settings } from "./judge";
import { Badge, dated, useSession } from "./prose";
import { joinWord } from "./statute";
import "./whatif.css";

/** What the learner has set, apart from what the story states. */
export function settingsOf(session: Session): Settings {
  const settings: Settings = {};
  for (const [fact, answer] of Object.entries(session.answers.items)) {
    const value = answer.take?.[0];
    if (value === "yes" || value === "no" || value === "unknown") settings[fact] = value;
  }
  return settings;
}

interface Refused {
  fact: string;
  value: Value;
  /** The facts that stand in the way, as they would have to be. */
  with: Change;
  /** What the author has to say of it; empty where nothing. */
  clash: string;
}

export function WhatIf() {
  const session = useSession();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [turned, setTurned] = useState("");
  const board: Board = session.document;
  const settings = settingsOf(session);

  const apply = (changed: Settings): void => {
    const before = truths(board, settings);
    const after = truths(board, changed);
    setRefused(null);
    setTurned(difference(session, before, after));
    give(session, changed);
  };
  const set = (fact: string, value: Value): void => {
    const changed = { ...settings, [fact]: value };
    const { contradiction } = close(board, changed);
    if (contradiction === undefined) apply(changed);
    else {
      const clash = session.document.question.clash?.[contradiction] ?? "";
      setRefused({ fact, value, with: others(board, settings, fact, value), clash });
    }
  };
  const { values } = close(board, settings);
  return (
    <div class="ee-board">
      <Findings settings={settings} turned={turned} />
      <Facts values={values} settings={settings} set={set} refused={refused}>
        {{ apply, leave: () => setRefused(null) }}
      </Facts>
      <div class="ee-provisions">
        {trees(board).map((tree) => (
          <Provision key={tree.id} tree={tree} settings={settings} apply={apply} />
        ))}
      </div>
    </div>
  );
}

/** Save what differs from the story, and only that. */
function give(session: Session, settings: Settings): void {
  const start = session.document.question.start ?? {};
  const changed = Object.entries(settings).filter(([fact, value]) => (start[fact] ?? "unknown") !== value);
  const items = Object.fromEntries(changed.map(([fact, value]) => [fact, { take: [value] }]));
  session.put({ ...session.answers, items });
}

/** A provision stands on the board once for each reading; the reading tells them apart. */
function titleOf(session: Session, { title, reading }: Tree): string {
  return reading ? session.say("title-read", { title, reading: reading.title }) : title;
}

type Truths = Record<string, Record<string, Truth>>;

function difference(session: Session, before: Truths, after: Truths): string {
  const turned = trees(session.document).filter(({ id, root }) => before[id]![root] !== after[id]![root]);
  const said = turned.map((tree) => {
    const finding = session.say(`finding-${after[tree.id]![tree.root]!}`);
    return session.say("turned", { title: titleOf(session, tree), finding });
  });
  return said.join(" ") || session.say("not-turned");
}

/** The findings at a glance, and what the last change did: the part that is announced. */
function Findings({ settings, turned }: { settings: Settings; turned: string }) {
  const session = useSession();
  const found = truths(session.document, settings);
  return (
    <div class="ee-findings">
      <ul aria-label={session.say("findings")}>
        {trees(session.document).map((tree) => {
          const truth = found[tree.id]![tree.root]!;
          return (
            <li key={tree.id}>
              <Badge of={truth}>{session.say(`finding-${truth}`)}</Badge> <span>{titleOf(session, tree)}</span>
            </li>
          );
        })}
      </ul>
      <p role="status">{turned}</p>
    </div>
  );
}

interface FactsProps {
  values: Settings;
  settings: Settings;
  refused: Refused | null;
  set: (fact: string, value: Value) => void;
  children: { apply: (settings: Settings) => void; leave: () => void };
}

function Facts({ values, settings, set, refused, children: { apply, leave } }: FactsProps) {
  const session = useSession();
  const { items } = session.document.question;
  const groups = [...new Set(items.map((item) => item.group ?? ""))];
  const ref = useRef<HTMLDivElement>(null);
  return (
    <div class="ee-facts" ref={ref} tabIndex={-1}>
      <h4>{session.say("facts")}</h4>
      {groups.map((group) => (
        <div key={group} role="group" aria-label={session.heading(group) || session.say("facts")} class="ee-group">
          {group && <h5>{session.heading(group)}</h5>}
          {items
            .filter((item) => (item.group ?? "") === group)
            .map((item) => (
              <Fact key={item.id} item={item} values={values} settings={settings} set={set}>
                {refused?.fact === item.id && (
                  <Refusal refused={refused} settings={settings} apply={apply} leave={leave} home={ref} />
                )}
              </Fact>
            ))}
        </div>
      ))}
      <p>
        <button
          type="button"
          class="ee-plain"
          aria-disabled={Object.keys(settings).length === 0}
          onClick={() => apply({})}
        >
          {session.say("back-to-story")}
        </button>
      </p>
    </div>
  );
}

interface FactProps {
  item: Item;
  values: Settings;
  settings: Settings;
  set: (fact: string, value: Value) => void;
  children: preact.ComponentChildren;
}

function Fact({ item, values, settings, set, children }: FactProps) {
  const session = useSession();
  const { start = {}, disputed = {} } = session.document.question;
  const argued = disputed[item.id];
  const value = values[item.id] ?? "unknown";
  const stated = settings[item.id] ?? start[item.id] ?? "unknown";
  const tag = stated !== value ? "follows" : settings[item.id] ? (argued ? "settled" : "changed") : argued ? "argued" : "";
  return (
    <div class="ee-fact" data-fact={item.id}>
      <Choices
        id={item.id}
        legend={
          <>
            {item.text} {tag && <span class="ee-tag">{session.say(tag)}</span>}
          </>
        }
        options={session.options(item)}
        taken={[value]}
        row
        onTake={([taken]) => set(item.id, taken as Value)}
      />
      {argued && (
        <details class="ee-more">
          <summary>{session.say("argument")}</summary>
          <p>
            <strong>{session.say("argued-yes")}</strong> {argued.yes}
          </p>
          <p>
            <strong>{session.say("argued-no")}</strong> {argued.no}
          </p>
        </details>
      )}
      <div aria-live="assertive">{children}</div>
    </div>
  );
}

interface RefusalProps {
  refused: Refused;
  settings: Settings;
  apply: (settings: Settings) => void;
  leave: () => void;
  home: { current: HTMLDivElement | null };
}

/** Two answers that cannot both be so: nothing is changed until the learner says which. */
function Refusal({ refused, settings, apply, leave, home }: RefusalProps) {
  const session = useSession();
  const { items } = session.document.question;
  const settable = Object.keys(refused.with).every((fact) => items.some((item) => item.id === fact));
  const option = (value: Value): string => valueWord(session, value);
  const back = (): void => {
    const fact = home.current?.querySelector<HTMLElement>(`[data-fact="${CSS.escape(refused.fact)}"] input:checked`);
    fact?.focus();
  };
  return (
    <div class="ee-refusal">
      <p>
        {session.say("clash", { fact: nameOf(session, refused.fact), value: option(refused.value) })}{" "}
        {session.say(settable ? "clash-with" : "clash-story", {
          facts: Object.keys(refused.with).map((fact) => nameOf(session, fact)).join(", "),
        })}
      </p>
      {refused.clash && <p>{refused.clash}</p>}
      <p class="ee-actions">
        <button
          type="button"
          class="ee-plain"
          onClick={() => {
            leave();
            back();
          }}
        >
          {session.say("leave-it")}
        </button>
        {settable && (
          <button
            type="button"
            class="ee-plain"
            onClick={() => {
              apply({ ...settings, ...refused.with, [refused.fact]: refused.value });
              back();
            }}
          >
            {session.say("set-both", {
              changes: Object.entries(refused.with)
                .map(([fact, value]) => session.say("change", { fact: nameOf(session, fact), value: option(value) }))
                .join(", "),
            })}
          </button>
        )}
      </p>
    </div>
  );
}

function nameOf(session: Session, fact: string): string {
  const { labels = {}, items } = session.document.question;
  return labels[fact] ?? items.find((item) => item.id === fact)?.text ?? fact;
}

function valueWord(session: Session, value: Value): string {
  return session.document.question.options?.find((option) => option.id === value)?.text ?? session.say(`value-${value}`);
}

interface ProvisionProps {
  tree: Tree;
  settings: Settings;
  apply: (settings: Settings) => void;
}

function Provision({ tree, settings, apply }: ProvisionProps) {
  const session = useSession();
  const one = { question: { ...session.document.question, provisions: [tree] } };
  const found = truths(one, settings)[tree.id]!;
  const truth = found[tree.root]!;
  const asked = askNext(one, settings)[tree.id]!;
  const changes = smallestChanges(one, settings)[tree.id]!;
  const turns = (["met", "not-met"] as const).filter((to) => to !== truth);
  return (
    <article class="ee-provision">
      <h4>{tree.title}</h4>
      <p class="ee-quiet">
        {session.say("judged-by", { citation: tree.citation, date: dated(tree.on, session.document.lang) })}
      </p>
      {tree.reading && (
        <p class="ee-quiet">
          {session.say("read-as", { title: tree.reading.title })} {session.say(`grade-${tree.reading.grade}`)}
        </p>
      )}
      <ul class="ee-found">
        <Branch tree={tree} id={tree.root} found={found} depth={0} />
      </ul>
      <h5>{session.say("ask-next")}</h5>
      {asked.length > 0 ? (
        <ul class="ee-asked">
          {asked.map((fact) => (
            <li key={fact}>{questionOf(session, fact)}</li>
          ))}
        </ul>
      ) : (
        <p>{session.say("ask-nothing", { finding: session.say(`finding-${truth}`) })}</p>
      )}
      {turns.map((to) => (
        <Turns key={to} to={to} changes={changes[to]} settings={settings} apply={apply} />
      ))}
    </article>
  );
}

function questionOf(session: Session, fact: string): string {
  return session.document.question.items.find((item) => item.id === fact)?.text ?? nameOf(session, fact);
}

const SHOWN = 5;

interface TurnsProps {
  to: "met" | "not-met";
  changes: Change[];
  settings: Settings;
  apply: (settings: Settings) => void;
}

function Turns({ to, changes, settings, apply }: TurnsProps) {
  const session = useSession();
  const line = (change: Change) => <Turn key={JSON.stringify(change)} change={change} settings={settings} apply={apply} />;
  return (
    <>
      <h5>{session.say("would-turn", { finding: session.say(`finding-${to}`) })}</h5>
      {changes.length === 0 && <p>{session.say("no-turn")}</p>}
      {changes.length > 0 && <ul class="ee-turns">{changes.slice(0, SHOWN).map(line)}</ul>}
      {changes.length > SHOWN && (
        <details class="ee-more">
          <summary>{session.say("more-turns", { n: changes.length - SHOWN })}</summary>
          <ul class="ee-turns">{changes.slice(SHOWN).map(line)}</ul>
        </details>
      )}
    </>
  );
}

function Turn({ change, settings, apply }: { change: Change; settings: Settings; apply: (settings: Settings) => void }) {
  const session = useSession();
  const { items } = session.document.question;
  const settable = Object.keys(change).every((fact) => items.some((item) => item.id === fact));
  const said = Object.entries(change)
    .map(([fact, value]) => session.say("change", { fact: nameOf(session, fact), value: valueWord(session, value) }))
    .join(session.say("and"));
  return (
    <li>
      <span>{said}</span>
      {settable && (
        <button
          type="button"
          class="ee-small"
          aria-label={session.say("try-named", { change: said })}
          onClick={() => apply({ ...settings, ...change })}
        >
          {session.say("try")}
        </button>
      )}
    </li>
  );
}

interface BranchProps {
  tree: Tree;
  id: string;
  found: Record<string, Truth>;
  depth: number;
}

function Branch({ tree, id, found, depth }: BranchProps) {
  const session = useSession();
  const element: Element = tree.elements[id]!;
  const truth = found[id]!;
  const argued = element.fact !== undefined && truth === "open" && session.document.question.disputed?.[element.fact];
  const parts = element.all ?? element.any ?? element.none;
  const name = (
    <>
      <Badge of={truth}>{session.say(`finding-${truth}`)}</Badge> <span>{element.title}</span>
      {argued && <> <span class="ee-tag">{session.say("argued")}</span></>}
      {parts && <span class="ee-join"> {session.say(joinWord(element))}</span>}
    </>
  );
  if (!parts) return <li title={[element.quote ?? []].flat().join(" … ") || undefined}>{name}</li>;
  return (
    <li>
      <details open={depth < 2}>
        <summary>{name}</summary>
        <ul>
          {parts.map((part) => (
            <Branch key={part} tree={tree} id={part} found={found} depth={depth + 1} />
          ))}
        </ul>
      </details>
    </li>
  );
}
