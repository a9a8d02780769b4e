/** A vote, both sides, a second vote, the line that says what moved it, and where the law stops. */
import { useState } from "preact/hooks";
import { Choices } from "./choices";
import type { Item, Side, Sides } from "./document";
import { Anew, Text, useSession } from "./prose";
import { Writing } from "./writing";
import "./discuss.css";

export function Discuss() {
  const session = useSession();
  const { items } = session.document.question;
  const [first, second] = ["first", "second"].map((id) => items.find((item) => item.id === id));
  const moved = items.find((item) => item.pick === "text");
  const reveal = session.document.key?.reveal as Sides | undefined;
  const voted = first ? session.isChecked(first.id) : true;
  const again = second ? session.isChecked(second.id) : voted;
  return (
    <>
      {first && <Vote item={first} legend="first-vote" button="vote" />}
      <div aria-live="polite">
        {voted && reveal && <BothSides sides={reveal.sides} />}
      </div>
      {voted && second && <Vote item={second} legend="second-vote" button="vote-again" />}
      <div aria-live="polite">{voted && again && first && second && <Moved from={first} to={second} />}</div>
      {voted && again && moved && (
        <Writing item={moved} label={moved.text || session.say("what-moved")} rows={3} />
      )}
      {voted && again && reveal && (
        <>
          <h4>{session.say("stops")}</h4>
          <ul>
            {reveal.stops.map((stop) => (
              <li key={stop}>{stop}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function BothSides({ sides }: { sides: Side[] }) {
  const session = useSession();
  return (
    <>
      <h4>{session.say("sides")}</h4>
      <div class="ee-sides">
        {sides.map((side) => (
          <article key={side.title} class="ee-side" aria-label={side.title}>
            <h5>{side.title}</h5>
            <p class="ee-tag">{session.say(`basis-${side.basis}`)}</p>
            <Text text={side.says} />
          </article>
        ))}
      </div>
    </>
  );
}

/** A vote is open until it is committed; then it stands, so that the second can be set beside it. To pass is a vote. */
function Vote({ item, legend, button }: { item: Item; legend: string; button: string }) {
  const session = useSession();
  const [hinted, setHinted] = useState(0); // how often in a row the choice was missing
  const answer = session.answer(item.id);
  const done = session.isChecked(item.id);
  const commit = (pass: boolean): void => {
    const lacks = !pass && !answer.take?.length;
    setHinted(lacks ? hinted + 1 : 0);
    if (lacks) return;
    const given = pass ? { pass: true } : answer;
    const items = { ...session.answers.items, [item.id]: given };
    session.put({ ...session.answers, items, checked: [...session.answers.checked, item.id] });
  };
  return (
    <div class={`ee-card${done ? " ee-shown" : ""}`} data-home="button">
      <Choices
        id={item.id}
        legend={session.say(legend)}
        options={session.options(item)}
        taken={answer.take ?? []}
        locked={done}
        onTake={(take) => session.give(item.id, { take })}
      />
      <p class="ee-actions">
        {done ? (
          <button key="main" type="button" class="ee-plain" onClick={() => session.again(after(item))}>
            {session.say("take-back")}
          </button>
        ) : (
          <button key="main" type="button" class="ee-main" onClick={() => commit(false)}>
            {session.say(button)}
          </button>
        )}
        {!done && (
          <button type="button" class="ee-plain" onClick={() => commit(true)}>
            {session.say("pass-vote")}
          </button>
        )}
        <span role="status" class="ee-hint">
          {done && session.say(answer.pass ? "vote-passed" : "vote-stands")}
          {!done && hinted > 0 && <Anew times={hinted}>{session.say("choose-first")}</Anew>}
        </span>
      </p>
    </div>
  );
}

/** Taking back the first vote takes back the second, which was given knowing both sides. */
function after(item: Item): string[] {
  return item.id === "first" ? ["first", "second"] : [item.id];
}

function Moved({ from, to }: { from: Item; to: Item }) {
  const session = useSession();
  const text = (item: Item): string => {
    const { take } = session.answer(item.id);
    const found = session.options(item).find((option) => option.id === take?.[0]);
    return found?.text ?? session.say("pass-vote");
  };
  if (session.answer(from.id).pass && session.answer(to.id).pass) return null; // no view was held, or moved
  const [before, now] = [text(from), text(to)];
  return <p class="ee-note">{session.say(before === now ? "stayed" : "moved", { before, now })}</p>;
}
