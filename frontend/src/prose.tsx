/** How words are put on the page: paragraphs, dates, signs and sources. Text is text; nothing becomes HTML. */
import { createContext, type ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "./answers";
import type { Truth, Verdict } from "./document";

export const SessionContext = createContext<Session>(undefined as unknown as Session);
export const useSession = (): Session => useContext(SessionContext);

/** Paragraphs are told apart by a blank line. `inline` is for places where only spans may stand, as in a legend. */
export function Text({ text, inline = false }: { text: string; inline?: boolean }) {
  const parts = text.trim().split(/\n\s*\n/);
  return <>{parts.map((part) => (inline ? <span class="ee-p">{part}</span> : <p>{part}</p>))}</>;
}

/** Words in a live region, put there anew each time: a sentence that stays the same would be announced only once. */
export function Anew({ times, children }: { times: number; children: ComponentChildren }) {
  return <span key={times}>{children}</span>;
}

const said = new Map<string, string>();

/** A day in words; remembered, since a formatter takes longer to make than a whole board to judge. */
export function dated(day: string, lang: string): string {
  const key = `${lang} ${day}`;
  if (!said.has(key)) {
    const date = new Date(`${day}T00:00:00Z`);
    const words = (): string => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(date);
    said.set(key, Number.isNaN(date.valueOf()) ? day : words());
  }
  return said.get(key)!;
}

const LINES = {
  yes: "M3.5 8.5l3 3 6-7",
  no: "M4 4l8 8M12 4l-8 8",
  half: "M3.5 8h9",
  open: "M5.6 6.2a2.4 2.4 0 1 1 3.4 2.3c-.7.3-1 .8-1 1.5M8 12.4v.1",
  missed: "M8 3.4v5.4M8 12v.1",
  both: "M3 6h9l-2.4-2.4M13 10H4l2.4 2.4",
};
type SignName = keyof typeof LINES;
const SIGNS: Record<Verdict | Truth, SignName> = {
  right: "yes",
  partly: "half",
  wrong: "no",
  missed: "missed",
  arguable: "both",
  met: "yes",
  "not-met": "no",
  open: "open",
};

/** A verdict or a finding: a sign, a word and a color, so that none of them stands alone. */
export function Badge({ of, children }: { of: Verdict | Truth; children: ComponentChildren }) {
  return (
    <span class={`ee-badge ee-${of}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path d={LINES[SIGNS[of]]} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" />
      </svg>
      {children}
    </span>
  );
}

/** A link that leaves the exercise open where it is. */
export function Away({ address, children }: { address: string; children: ComponentChildren }) {
  const session = useSession();
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="ee-unseen"> {session.say("new-tab")}</span>
    </a>
  );
}

export function Cited({ ids }: { ids: string[] | undefined }) {
  const session = useSession();
  if (!ids?.length) return null;
  const known = new Map((session.document.sources ?? []).map((source) => [source.id, source]));
  return (
    <p class="ee-cites">
      {session.say("sources")}:{" "}
      {ids.map((id, place) => {
        const source = known.get(id);
        const cite = source?.cite ?? id;
        return (
          <>
            {place > 0 && "; "}
            {source?.address ? <Away address={source.address}>{cite}</Away> : cite}
          </>
        );
      })}
    </p>
  );
}
