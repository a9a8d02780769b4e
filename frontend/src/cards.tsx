/** The flow that marking, sorting and the quiz share: choose, be shown the reasons, try again or pass. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Answers, Item } from "./document";
import type { Session } from "./answers";
import { Choices } from "./choices";
import { Anew, Text, useSession } from "./prose";
import { Reasons } from "./reasons";
import { useSame } from "./same";
import { score } from "./score";
import "./cards.css";

/** An item with those that belong under it: they are shown, and answered, on one card. */
export function cardsOf(items: Item[]): Item[][] {
  const cards: Item[][] = [];
  for (const item of items) {
    const under = item.after && cards.find((card) => card.some((each) => each.id === item.after));
    if (under) under.push(item);
    else cards.push([item]);
  }
  return cards;
}

/** The key of what the learner still has to say before reasons are shown; empty where nothing is missing. */
function missing(session: Session, card: Item[]): string {
  for (const item of card) {
    const answer = session.answer(item.id);
    if (item.pick === "one" && !answer.take?.length) return card.length > 1 ? "choose-each" : "choose-first";
    if (session.document.question.sure && !item.after && answer.sure === undefined) return "sure-first";
  }
  return "";
}

function passed(answers: Answers, card: Item[]): Answers {
  const items = { ...answers.items };
  for (const { id } of card) items[id] = { pass: true };
  return { ...answers, items, checked: [...new Set([...answers.checked, ...card.map(({ id }) => id)])] };
}

function answered(answers: Answers, card: Item[]): Answers {
  const items = { ...answers.items };
  // A passage from which nothing was marked is an answer too.
  for (const { id } of card) items[id] ??= { take: [] };
  return { ...answers, items, checked: [...new Set([...answers.checked, ...card.map(({ id }) => id)])] };
}

function Sure({ item, locked }: { item: Item; locked: boolean }) {
  const session = useSession();
  const answer = session.answer(item.id);
  return (
    <Choices
      id={`${item.id}-sure`}
      legend={session.say("sure")}
      options={["1", "2", "3"].map((id) => ({ id, text: session.say(`sure-${id}`) }))}
      taken={answer.sure === undefined ? [] : [String(answer.sure)]}
      locked={locked}
      row
      onTake={([sure]) => session.give(item.id, { ...answer, sure: Number(sure) })}
    />
  );
}

/** How a kind words an item otherwise than by its text and its help. */
export interface Worded {
  name: ComponentChildren;
  help?: ComponentChildren;
}

interface CardsProps {
  row?: boolean;
  passing?: boolean;
  word?: (item: Item) => Worded;
}

const plainly = (item: Item): Worded => ({ name: <Text text={item.text} inline />, help: item.help });

interface AskedProps {
  item: Item;
  row: boolean;
  locked: boolean;
  word: (item: Item) => Worded;
}

function Asked({ item, row, locked, word }: AskedProps) {
  const session = useSession();
  const answer = session.answer(item.id);
  const helpId = `${session.scope}-${item.id}-help`;
  const { name, help } = word(item);
  return (
    <>
      <Choices
        id={item.id}
        legend={name}
        options={session.options(item)}
        many={item.pick === "many"}
        taken={answer.take ?? []}
        locked={locked}
        row={row}
        describedBy={help ? helpId : undefined}
        onTake={(take) => session.give(item.id, { ...answer, take })}
      />
      {help && (
        <p id={helpId} class="ee-quiet">
          {help}
        </p>
      )}
      {session.document.question.sure && !item.after && answer.take && <Sure item={item} locked={locked} />}
    </>
  );
}

function Card({ card, row, passing, word }: Required<CardsProps> & { card: Item[] }) {
  const session = useSession();
  const [hinted, setHinted] = useState({ lack: "", times: 0 }); // what was missing when the reasons were asked for
  const ids = card.map((item) => item.id);
  const shown = ids.every((id) => session.isChecked(id));
  const lack = missing(session, card);
  const press = (event: MouseEvent): void => {
    // The second half of a double click must not take back what the first has shown.
    if (event.detail > 1) return;
    setHinted({ lack: shown ? "" : lack, times: hinted.times + 1 });
    if (shown) session.again(ids);
    else if (!lack) session.put(answered(session.answers, card));
  };
  const sign = JSON.stringify([ids.map((id) => session.answer(id)), shown, hinted]);
  return useSame(sign, () => (
    <li class={`ee-card${shown ? " ee-shown" : ""}`} data-home="button">
      {card.map((item, place) => (
        <div key={item.id} class={place > 0 ? "ee-under" : undefined}>
          <Asked item={item} row={row} locked={shown} word={word} />
          <div aria-live="polite">{shown && <Reasons item={item} />}</div>
        </div>
      ))}
      {session.document.key && (
        <p class="ee-actions">
          <button key="main" type="button" class={shown ? "ee-plain" : "ee-main"} onClick={press}>
            {session.say(shown ? "again" : "check")}
          </button>
          {passing && !shown && (
            <button key="pass" type="button" class="ee-plain" onClick={() => session.put(passed(session.answers, card))}>
              {session.say("pass")}
            </button>
          )}
          <span class="ee-hint" role="status">
            {hinted.lack && hinted.lack === lack && !shown && <Anew times={hinted.times}>{session.say(lack)}</Anew>}
          </span>
        </p>
      )}
    </li>
  ));
}

function Progress({ cards, passing }: { cards: Item[][]; passing: boolean }) {
  const session = useSession();
  const isShown = (card: Item[]): boolean => card.every((item) => session.isChecked(item.id));
  const shown = cards.filter(isShown).length;
  const { earned, possible } = score(session.document, session.answers);
  const showAll = (): void => {
    const left = cards.filter((card) => !isShown(card));
    session.put(
      left.reduce((all, card) => (missing(session, card) ? passed : answered)(all, card), session.answers),
    );
  };
  const done = shown === cards.length;
  return (
    <div class="ee-progress" data-home="button">
      <p role="status">
        {session.say("progress", { n: shown, of: cards.length })}
        {done && possible > 0 && ` ${session.say("score", { earned, possible })}`}
      </p>
      {!passing && !done && (
        <button type="button" class="ee-plain" onClick={showAll}>
          {session.say("show-all")}
        </button>
      )}
      {done && (
        <button type="button" class="ee-plain" onClick={() => session.again(cards.flat().map((item) => item.id))}>
          {session.say("start-again")}
        </button>
      )}
    </div>
  );
}

/** Whether the reasons of every item are on the page, so that what belongs to all of them may follow. */
export function allShown(session: Session): boolean {
  return session.document.question.items.every((item) => session.isChecked(item.id));
}

/** `passing` puts "pass" on every card; without it one button at the end shows all that is left. */
export function Cards({ row = false, passing = false, word = plainly }: CardsProps) {
  const session = useSession();
  const cards = cardsOf(session.document.question.items);
  let group: string | undefined;
  return (
    <>
      <ol class="ee-cards">
        {cards.map((card) => {
          const heading = card[0]!.group !== group ? card[0]!.group : undefined;
          group = card[0]!.group;
          return (
            <>
              {heading && (
                <li class="ee-group">
                  <h4>{session.heading(heading)}</h4>
                </li>
              )}
              <Card key={card[0]!.id} card={card} row={row} passing={passing} word={word} />
            </>
          );
        })}
      </ol>
      {session.document.key && <Progress cards={cards} passing={passing} />}
    </>
  );
}
