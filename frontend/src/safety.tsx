/** The head of a lesson: what it contains, who can help, and three ways to stop. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Country } from "./document";
import { Erase } from "./keep";
import { leave, onTripleShift } from "./leave";
import { Away, Text, dated, useSession } from "./prose";
import "./safety.css";

export function Safety() {
  const session = useSession();
  const { lesson, note, helplines = [], exit } = session.document.question;
  return (
    <>
      {lesson && (
        <div class="ee-ask">
          <p>{lesson.question}</p>
        </div>
      )}
      {note && note !== session.document.note && <Text text={note} />}
      <div class="ee-actions ee-bar">
        {exit && <Exit address={exit} />}
        <Pause />
        <Erase />
      </div>
      {exit !== undefined && <p class="ee-quiet">{session.say(exit ? "exit-hint" : "exit-above")}</p>}
      {helplines.length > 0 && <Help countries={helplines} />}
    </>
  );
}

function Exit({ address }: { address: string }) {
  const session = useSession();
  const [left, setLeft] = useState(0);
  const [stuck, setStuck] = useState(false);
  const wall = useRef<HTMLDialogElement>(null);
  const go = (): void =>
    leave(address, () => {
      setStuck(true);
      wall.current?.showModal();
    });
  useLayoutEffect(() => onTripleShift(go, setLeft), [address]);
  return (
    <>
      <button type="button" class="ee-main" onClick={go}>
        {session.say("exit")}
      </button>
      <span role="status" class="ee-hint">
        {left > 0 ? session.say("exit-shift", { n: left }) : ""}
      </span>
      <dialog ref={wall} class="ee-wall" aria-label={session.say("exit")} onCancel={(event) => event.preventDefault()}>
        {stuck && (
          <>
            <p>{session.say("exit-stuck")}</p>
            <p>
              <a href={address} target="_top" rel="noreferrer">
                {session.say("exit-link")}
              </a>
            </p>
          </>
        )}
      </dialog>
    </>
  );
}

/** A modal dialog covers the page whatever it lies in, and the browser itself keeps the keyboard inside. */
function Pause() {
  const session = useSession();
  const wall = useRef<HTMLDialogElement>(null);
  const label = `${session.scope}-pause`;
  return (
    <>
      <button type="button" class="ee-plain" onClick={() => wall.current?.showModal()}>
        {session.say("pause")}
      </button>
      <dialog ref={wall} class="ee-wall" aria-labelledby={label}>
        <p id={label}>{session.say("paused")}</p>
        <p>{session.say("paused-more")}</p>
        <button type="button" class="ee-main" onClick={() => wall.current?.close()}>
          {session.say("go-on")}
        </button>
      </dialog>
    </>
  );
}

/** A number to be called; words such as “your local emergency number” are no link. */
function Dial({ number }: { number: string }) {
  const digits = number.replace(/[^\d+]/g, "");
  return digits ? <a href={`tel:${digits}`}>{number}</a> : <>{number}</>;
}

function Help({ countries }: { countries: Country[] }) {
  const session = useSession();
  const [chosen, setChosen] = useState(countries[0]!.id);
  const country = countries.find((each) => each.id === chosen) ?? countries[0]!;
  const id = `${session.scope}-country`;
  return (
    <details class="ee-more ee-help">
      <summary>{session.say("help")}</summary>
      <p class="ee-field">
        <label for={id}>{session.say("country")}</label>
        <select id={id} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          {countries.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </p>
      <div aria-live="polite">
        {/* Laid out anew for each country: of lines that only change, the changed words alone would be read out. */}
        <div key={chosen}>
          <p>
            <strong>{session.say("emergency")}</strong> <Dial number={country.emergency} />{" "}
            {country.emergency_note}
          </p>
          <ul class="ee-lines">
            {country.lines.map((line) => (
              <HelpLine key={line.name} line={line} />
            ))}
          </ul>
        </div>
      </div>
    </details>
  );
}

function HelpLine({ line }: { line: Country["lines"][number] }) {
  const session = useSession();
  return (
    <li>
      <strong>{line.name}</strong>
      <p>
        {session.say("call")} <Dial number={line.number} />
        {line.text && `. ${session.say("text-to", { number: line.text })}`}
      </p>
      {line.note && <p>{line.note}</p>}
      {line.address && (
        <p>
          <Away address={line.address}>{line.address.replace(/^https?:\/\//, "").replace(/\/$/, "")}</Away>
        </p>
      )}
      <p class="ee-quiet">{session.say("checked-on", { date: dated(line.checked, session.document.lang) })}</p>
    </li>
  );
}
