/** A provision on the what-if board: its tree as found, what to ask next, and what would turn it. */
import type { Session } from "./answers";
import type { Change, Settings } from "./closing";
import type { Element, Tree, Truth } from "./document";
import { askNext, smallestChanges, truths } from "./judge";
import { Badge, dated, useSession } from "./prose";
import { useSame } from "./same";
import { changeWords, isSettable, nameOf } from "./setting";
import { joinWord } from "./statute";

/** A provision stands on the board once for each reading; the reading tells them apart. */
export function titleOf(session: Session, { title, reading }: Tree): string {
  return reading ? session.say("title-read", { title, reading: reading.title }) : title;
}

interface ProvisionProps {
  tree: Tree;
  settings: Settings;
  turn: (change: Change) => void;
}

export function Provision({ tree, settings, turn }: ProvisionProps) {
  const session = useSession();
  const one = { question: { ...session.document.question, provisions: [tree] } };
  const found = truths(one, settings)[tree.id]!;
  const truth = found[tree.root]!;
  const asked = askNext(one, settings)[tree.id]!;
  const changes = smallestChanges(one, settings)[tree.id]!;
  const turns = (["met", "not-met"] as const).filter((to) => to !== truth);
  return useSame(JSON.stringify([found, asked, changes]), () => (
    <article class="ee-provision" aria-label={titleOf(session, tree)} data-home>
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
        <Turns key={to} to={to} changes={changes[to]} turn={turn} />
      ))}
    </article>
  ));
}

function questionOf(session: Session, fact: string): string {
  return session.document.question.items.find((item) => item.id === fact)?.text ?? nameOf(session, fact);
}

const SHOWN = 5;

interface TurnsProps {
  to: "met" | "not-met";
  changes: Change[];
  turn: (change: Change) => void;
}

function Turns({ to, changes, turn }: TurnsProps) {
  const session = useSession();
  const line = (change: Change) => <Turn key={JSON.stringify(change)} change={change} turn={turn} />;
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

function Turn({ change, turn }: { change: Change; turn: (change: Change) => void }) {
  const session = useSession();
  const said = changeWords(session, change);
  return (
    <li>
      <span>{said}</span>
      {isSettable(session, change) && (
        <button
          type="button"
          class="ee-small"
          aria-label={session.say("try-named", { change: said })}
          onClick={() => turn(change)}
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
  return useSame(signOf(tree, id, found), () => {
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
  });
}

/** The truths of an element and of all below it: while they stay, so does what is laid out. */
function signOf(tree: Tree, id: string, found: Record<string, Truth>): string {
  const { all, any, none } = tree.elements[id]!;
  return [found[id], ...(all ?? any ?? none ?? []).map((part) => signOf(tree, part, found))].join();
}
