/** The what-if board: set a fact, watch the findings settle. judge.ts does all the thinking. */
import { useRef, useState } from "preact/hooks";
import type { Session } from "./answers";
import { close, others, type Change, type Settings } from "./closing";
import { trees, type Board, type Truth, type Value } from "./document";
import { Provision, titleOf } from "./finding";
import { truths } from "./judge";
import { Anew, Badge, useSession } from "./prose";
import { useByNextFrame, useSame } from "./same";
import { Facts, type Refused } from "./setting";
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

export function WhatIf() {
  const session = useSession();
  const [refused, setRefused] = useState<Refused | null>(null);
  const turned = useRef({ said: "", times: 0 }); // with the next painting, which the new answers bring about
  const board: Board = session.document;
  const settings = settingsOf(session);
  const known = useRef<Record<string, Truths>>({});
  const find = (set: Settings): Truths => (known.current[JSON.stringify(set)] ??= truths(board, set));

  // What is laid out may be older than the last answer, so what is set is read when it is needed.
  const apply = (changed: Settings): void => {
    const before = find(settingsOf(session));
    const after = find(changed);
    setRefused(null);
    turned.current = { said: difference(session, before, after), times: turned.current.times + 1 };
    give(session, changed);
  };
  const set = (fact: string, value: Value): void => {
    const now = settingsOf(session);
    const changed = { ...now, [fact]: value };
    const { contradiction } = close(board, changed);
    if (contradiction === undefined) apply(changed);
    else {
      const clash = session.document.question.clash?.[contradiction] ?? "";
      setRefused({ fact, value, with: others(board, now, fact, value), clash });
    }
  };
  const turn = (change: Change): void => apply({ ...settingsOf(session), ...change });
  const { values } = close(board, settings);
  const laid = useByNextFrame(settings, JSON.stringify(settings));
  // What would turn a finding takes longest to find out, and longest to lay out.
  const provisions = useSame(JSON.stringify(laid), () => (
    <div class="ee-provisions">
      {trees(board).map((tree) => (
        <Provision key={tree.id} tree={tree} settings={laid} turn={turn} />
      ))}
    </div>
  ));
  return (
    <div class="ee-board">
      <Findings found={find(settings)} turned={turned.current} />
      <Facts
        values={values}
        settings={settings}
        set={set}
        refused={refused}
        apply={apply}
        leave={() => setRefused(null)}
      />
      {provisions}
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
function Findings({ found, turned }: { found: Truths; turned: { said: string; times: number } }) {
  const session = useSession();
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
      <p role="status">
        <Anew times={turned.times}>{turned.said}</Anew>
      </p>
    </div>
  );
}
