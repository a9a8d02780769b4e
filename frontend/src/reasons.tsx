/** What is said of an answer: the verdict in a word and a sign, the reason, what to keep in mind, the sources. */
import type { Item, Option, Outcome, Verdict } from "./document";
import { Badge, Cited, Text, useSession } from "./prose";
import type { Session } from "./answers";

interface Reason {
  options: Option[];
  verdict: Verdict;
  word: string;
  outcome: Outcome;
}

/** Options of which the same is to be said are said together. */
function together(reasons: Reason[]): Reason[] {
  const found = new Map<string, Reason>();
  for (const reason of reasons) {
    const name = `${reason.word} ${reason.outcome.say}`;
    const before = found.get(name);
    if (before) before.options.push(...reason.options);
    else found.set(name, { ...reason, options: [...reason.options] });
  }
  return [...found.values()];
}

/** What is true of an option that the learner did not choose. */
function ofOption(option: Option, outcome: Outcome): Reason {
  return { options: [option], verdict: outcome.verdict, word: `answer-${outcome.verdict}`, outcome };
}

function ofTaken(option: Option, outcome: Outcome): Reason {
  return { options: [option], verdict: outcome.verdict, word: `verdict-${outcome.verdict}`, outcome };
}

/** An option left that says nothing of its own was rightly left where it is wrong. */
function ofLeft(option: Option, taken?: Outcome, left?: Outcome): Reason[] {
  if (left) return [ofTaken(option, left)];
  if (taken?.verdict === "wrong") return [{ options: [option], verdict: "right", word: "left-right", outcome: { ...taken, correct: undefined } }];
  return taken ? [ofOption(option, taken)] : [];
}

function reasonsFor(session: Session, item: Item): { first: Reason[]; rest: Reason[] } {
  const { take = [], pass } = session.answer(item.id);
  const first: Reason[] = [];
  const rest: Reason[] = [];
  for (const option of session.options(item)) {
    const { taken, left } = session.document.key?.outcomes[item.id]?.[option.id] ?? {};
    if (!pass && take.includes(option.id)) taken && first.push(ofTaken(option, taken));
    else if (pass) taken && first.push(ofOption(option, taken));
    else if (item.pick === "many") first.push(...ofLeft(option, taken, left));
    else if (taken) rest.push(ofOption(option, taken));
  }
  return { first: together(first), rest: together(rest) };
}

function Said({ reason, named }: { reason: Reason; named: boolean }) {
  const session = useSession();
  return (
    <li class={`ee-reason ee-${reason.verdict}`}>
      <p class="ee-verdict">
        <Badge of={reason.verdict}>{session.say(reason.word)}</Badge>
        {named && <span class="ee-of">{reason.options.map((option) => option.text).join(" · ")}</span>}
      </p>
      <Text text={reason.outcome.say} />
      {reason.outcome.correct && (
        <p class="ee-correct">
          <strong>{session.say("correct")}</strong> {reason.outcome.correct}
        </p>
      )}
      <Cited ids={reason.outcome.cites} />
    </li>
  );
}

export function Reasons({ item }: { item: Item }) {
  const session = useSession();
  const { first, rest } = reasonsFor(session, item);
  const named = item.pick === "many" || Boolean(session.answer(item.id).pass);
  return (
    <>
      {named && session.answer(item.id).pass && <p class="ee-quiet">{session.say("passed")}</p>}
      <ul class="ee-reasons">
        {first.map((reason) => (
          <Said reason={reason} named={named} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details class="ee-more">
          <summary>{session.say("others")}</summary>
          <ul class="ee-reasons">
            {rest.map((reason) => (
              <Said reason={reason} named />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
