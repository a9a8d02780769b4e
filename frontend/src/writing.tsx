/** A text that the learner writes. It is saved when the typing rests, not at every key. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Item } from "./document";
import { useSession } from "./prose";

const REST = 600;

export const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;

export function Writing({ item, label = item.text, rows }: { item: Item; label?: string; rows: number }) {
  const session = useSession();
  const kept = session.answer(item.id).text ?? "";
  const [text, setText] = useState(kept);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(text);
  const id = `${session.scope}-${item.id}`;

  const save = (): void => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    session.give(item.id, latest.current ? { text: latest.current } : undefined);
  };
  const type = (written: string): void => {
    latest.current = written;
    clearTimeout(timer.current);
    timer.current = setTimeout(save, REST);
    // Last, because it paints at once, and what is painted looks at the timer.
    setText(written);
  };
  useLayoutEffect(() => () => save(), []);
  // Answers that were restored or erased while nothing is being typed are what counts.
  if (timer.current === undefined && latest.current !== kept) {
    latest.current = kept;
    setText(kept);
  }
  return (
    <p class="ee-writing">
      <label for={id}>{label}</label>
      {item.help && (
        <span id={`${id}-help`} class="ee-quiet">
          {item.help}
        </span>
      )}
      <textarea
        id={id}
        rows={rows}
        aria-describedby={item.help ? `${id}-help` : undefined}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={save}
      />
      <span class="ee-quiet">{session.say("word-count", { n: countWords(text) })}</span>
    </p>
  );
}
