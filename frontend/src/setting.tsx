/** The what-if board's facts: three answers each, what follows, what is argued, and what cannot stand together. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import type { Session } from "./answers";
import { Choices } from "./choices";
import type { Change, Settings } from "./closing";
import type { Item, Value } from "./document";
import { useSession } from "./prose";
import { useSame } from "./same";

export interface Refused {
  fact: string;
  value: Value;
  /** The facts that stand in the way, as they would have to be. */
  with: Change;
  /** What the author has to say of it; empty where nothing. */
  clash: string;
}

interface FactsProps {
  values: Settings;
  settings: Settings;
  refused: Refused | null;
  set: (fact: string, value: Value) => void;
  apply: (settings: Settings) => void;
  leave: () => void;
}

export function Facts({ values, settings, set, refused, apply, leave }: FactsProps) {
  const session = useSession();
  const { items } = session.document.question;
  const groups = [...new Set(items.map((item) => item.group ?? ""))];
  const ref = useRef<HTMLDivElement>(null);
  return (
    <div class="ee-facts" ref={ref} data-home>
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
  children: ComponentChildren;
}

function Fact({ item, values, settings, set, children }: FactProps) {
  const session = useSession();
  const { start = {}, disputed = {} } = session.document.question;
  const argued = disputed[item.id];
  const value = values[item.id] ?? "unknown";
  const stated = settings[item.id] ?? start[item.id] ?? "unknown";
  const tag = stated !== value ? "follows" : settings[item.id] ? (argued ? "settled" : "changed") : argued ? "argued" : "";
  const sign = JSON.stringify([value, tag, children ? Math.random() : ""]); // a refusal is laid out anew each time
  return useSame(sign, () => (
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
  ));
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
  const { fact, value, with: along, clash } = refused;
  const settable = isSettable(session, along);
  const facts = Object.keys(along).map((other) => nameOf(session, other)).join(", ");
  const after = (act: () => void) => (): void => {
    act();
    home.current?.querySelector<HTMLElement>(`[data-fact="${CSS.escape(fact)}"] input:checked`)?.focus();
  };
  return (
    <div class="ee-refusal">
      <p>
        {session.say("clash", { fact: nameOf(session, fact), value: valueWord(session, value) })}{" "}
        {session.say(settable ? "clash-with" : "clash-story", { facts })}
      </p>
      {clash && <p>{clash}</p>}
      <p class="ee-actions">
        <button type="button" class="ee-plain" onClick={after(leave)}>
          {session.say("leave-it")}
        </button>
        {settable && (
          <button type="button" class="ee-plain" onClick={after(() => apply({ ...settings, ...along, [fact]: value }))}>
            {session.say("set-both", { changes: changeWords(session, along) })}
          </button>
        )}
      </p>
    </div>
  );
}

/** Whether the learner can make this change on the board. */
export function isSettable(session: Session, change: Change): boolean {
  return Object.keys(change).every((fact) => session.document.question.items.some((item) => item.id === fact));
}

export function changeWords(session: Session, change: Change): string {
  return Object.entries(change)
    .map(([fact, value]) => session.say("change", { fact: nameOf(session, fact), value: valueWord(session, value) }))
    .join(session.say("and"));
}

export function nameOf(session: Session, fact: string): string {
  const { labels = {}, items } = session.document.question;
  return labels[fact] ?? items.find((item) => item.id === fact)?.text ?? fact;
}

function valueWord(session: Session, value: Value): string {
  return session.document.question.options?.find((option) => option.id === value)?.text ?? session.say(`value-${value}`);
}
