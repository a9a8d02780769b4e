/** A text that the learner writes. It is saved when the typing rests, not at every key. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Item } from "./document";
import { useSession } from "./prose";

const REST = 600;

export const countWords = (text: string): number => text.trim().split(/\s+/).filter(Boolean).length;

export function Writing({ item, label = item.text, rows }: { item: Item; label?: string; rows: number }) {
  const session = useSession();
  const kept = session.answer(item.id).text ?? "";
  /** What is being typed and is not saved yet. Apart from that, the session's text is what counts. */
  const [draft, setDraft] = useState<string | null>(null);
  const pending = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const text = draft ?? kept;
  const id = `${session.scope}-${item.id}`;

  const save = (): void => {
    const written = pending.current;
    if (written === null) return;
    clearTimeout(timer.current);
    pending.current = null;
    session.give(item.id, written ? { text: written } : undefined);
    setDraft(null);
  };
  const type = (written: string): void => {
    pending.current = written;
    clearTimeout(timer.current);
    timer.current = setTimeout(save, REST);
    setDraft(written);
  };
  useLayoutEffect(() => {
    // Before the session hands over what it has: in the capturing phase, since the session listens in the other.
    const goes = ["pagehide", "visibilitychange"];
    for (const event of goes) window.addEventListener(event, save, true);
    return () => {
      for (const event of goes) window.removeEventListener(event, save, true);
      save();
    };
  }, []);
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
