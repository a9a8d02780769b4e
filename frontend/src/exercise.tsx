/** The frame of every exercise: title, note, the way round, question, the kind's own part, sources, keeping. */
// First, so that the sheets of the kinds come after it and may refine it.
import "./exercise.css";
import "./controls.css";
import { options, render, type ComponentType } from "preact";
import type { Session } from "./answers";
import { Brief } from "./brief";
import { allShown } from "./cards";
import { Compare } from "./compare";
import { Discuss } from "./discuss";
import { Figure } from "./figure";
import { keepFocus } from "./focus";
import { Keep } from "./keep";
import { Mark } from "./mark";
import { Memo } from "./memo";
import { Away, SessionContext, Text, dated, useSession } from "./prose";
import { Quiz } from "./quiz";
import { Safety } from "./safety";
import { useSame } from "./same";
import { Sort } from "./sort";
import { Statute } from "./statute";
import { WhatIf } from "./whatif";

const KINDS: Record<string, ComponentType> = {
  statute: Statute,
  mark: Mark,
  whatif: WhatIf,
  discuss: Discuss,
  quiz: Quiz,
  sort: Sort,
  memo: Memo,
  compare: Compare,
  brief: Brief,
  figure: Figure,
  safety: Safety,
};

// What a click changes is on the page before the event is over, so that the next frame shows it.
options.debounceRendering = keepFocus;

/** Show an exercise in an element; the answer takes it away again. */
export function show(session: Session, el: HTMLElement): () => void {
  // Before the page around us: Notebook 7 takes its keys on their way down. A second call adds no second listener.
  window.addEventListener("keydown", guard, true);
  const paint = (): void => {
    const exercise = (
      <SessionContext.Provider value={session}>
        <Exercise />
      </SessionContext.Provider>
    );
    keepFocus(() => render(exercise, el));
  };
  el.replaceChildren();
  session.onChange(paint);
  paint();
  window.addEventListener("pagehide", session.flush);
  document.addEventListener("visibilitychange", session.flush);
  return () => {
    window.removeEventListener("pagehide", session.flush);
    document.removeEventListener("visibilitychange", session.flush);
    session.onChange(() => {});
    render(null, el); // a text that is still being written is handed over as its field goes
    session.flush();
  };
}

/** A held key must not press the button that has just taken another's place; nor may keys reach the notebook. */
function guard(event: KeyboardEvent): void {
  const at = event.composedPath()[0];
  if (!(at instanceof Element) || !at.closest(".ee[aria-labelledby]")) return;
  const isHeld = event.repeat && (event.key === "Enter" || event.key === " ");
  if (isHeld && at.closest("button, summary")) event.preventDefault();
  event.stopPropagation();
}

function Exercise() {
  const session = useSession();
  const { document, scope } = session;
  const { kind, question } = document;
  const Kind = KINDS[kind];
  const head = useSame("", () => <Head />);
  const told = useSame("", () => (
    <>
      {kind !== "safety" && question.ask && (
        <div class="ee-ask">
          <Text text={question.ask} />
        </div>
      )}
      {question.story && (
        <div class="ee-story">
          {question.story.map((passage) => (
            <Text key={passage.id} text={passage.text} />
          ))}
        </div>
      )}
    </>
  ));
  return (
    <section
      class={`ee ee-kind-${kind}`}
      lang={document.lang}
      aria-labelledby={`${scope}-title`}
      data-exercise={document.id}
      data-home
      data-lm-suppress-shortcuts="true"
    >
      {head}
      <p role="status" class="ee-notice">
        {session.notice}
      </p>
      {told}
      {Kind ? <Kind /> : <p>{session.say("unknown-kind", { kind })}</p>}
      {/* The sources of a decided case name it, before it is predicted. */}
      {kind !== "safety" && (kind !== "brief" || allShown(session)) && <Sources />}
      {kind !== "statute" && <Keep />}
    </section>
  );
}

function Head() {
  const session = useSession();
  const { document, scope } = session;
  const Title = document.kind === "safety" ? "h2" : "h3"; // it stands right under the lesson's own title
  const facts = [
    document.minutes ? session.say("minutes", { n: document.minutes }) : "",
    document.short ? session.say("short") : "",
    document.law_as_of ? session.say("law-as-of", { date: dated(document.law_as_of, document.lang) }) : "",
  ].filter(Boolean);
  return (
    <header>
      <Title id={`${scope}-title`}>{document.title}</Title>
      {facts.length > 0 && <p class="ee-quiet">{facts.join(" · ")}</p>}
      {document.note && (
        <div class="ee-note">
          <Text text={document.note} />
        </div>
      )}
      {document.instead && <p class="ee-quiet">{session.say("instead", { title: document.instead.title })}</p>}
    </header>
  );
}

function Sources() {
  const session = useSession();
  const sources = session.document.sources ?? [];
  if (sources.length === 0) return null;
  return (
    <details class="ee-more">
      <summary>{session.say("sources-of", { n: sources.length })}</summary>
      <ul class="ee-sources">
        {sources.map((source) => (
          <li key={source.id}>
            {source.address ? <Away address={source.address}>{source.cite}</Away> : source.cite}
            {source.title && `, ${source.title}`}
            {source.read && ` (${session.say("read", { date: dated(source.read, session.document.lang) })})`}
          </li>
        ))}
      </ul>
    </details>
  );
}
