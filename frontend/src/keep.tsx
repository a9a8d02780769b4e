/** The line about keeping answers: asked once, after the first answer; afterwards it says how things stand. */
import { useState } from "preact/hooks";
import type { Session } from "./answers";
import { useSession } from "./prose";

export function Keep() {
  const session = useSession();
  const { place } = session.host;
  const say = (key: string): string => session.say(key + place);
  const deciding = session.deciding;
  const asks = session.started && session.keeping === "ask" && !deciding;
  const keeps = session.keeping === "yes";
  return (
    <footer class="ee-keep" data-home role="group" aria-label={session.say("keep-label")}>
      {asks && (
        <p class="ee-actions">
          <span>{say("keep-ask")}</span>
          <button type="button" class="ee-plain" onClick={() => session.keep(true)}>
            {session.say("keep-yes")}
          </button>
          <button type="button" class="ee-plain" onClick={() => session.keep(false)}>
            {session.say("keep-no")}
          </button>
        </p>
      )}
      <p role="status" class="ee-quiet">
        {standing(session)}
      </p>
      {keeps && session.started && <Erase />}
    </footer>
  );
}

/** How things stand, in one sentence. Where the host has something to say itself, that is said above instead. */
function standing(session: Session): string {
  const { keeping, deciding, late, erased, started, notice } = session;
  const say = (key: string): string => session.say(key + session.host.place);
  if (late && (keeping === "yes" || deciding)) return say("keep-late");
  if (deciding) return session.say("keep-deciding");
  if (erased) return session.say("erased");
  if (!started || keeping === "ask") return "";
  if (keeping === "yes") return notice ? "" : say("keep-kept");
  return say(keeping === "no" ? "keep-none" : "keep-never");
}

/** Erasing is asked twice, because it cannot be taken back. */
export function Erase() {
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const answer = (yes: boolean): void => {
    setAsking(false);
    if (yes) session.erase();
  };
  if (!asking) {
    return (
      <span data-home="button">
        <button type="button" class="ee-plain" onClick={() => setAsking(true)}>
          {session.say("erase")}
        </button>
      </span>
    );
  }
  return (
    <span data-home="button" class="ee-actions" role="group" aria-labelledby={`${session.scope}-erase`}>
      <span id={`${session.scope}-erase`}>{session.say(`erase-ask${session.host.place}`)}</span>
      <button key="no" type="button" class="ee-plain" onClick={() => answer(false)}>
        {session.say("erase-no")}
      </button>
      <button key="yes" type="button" class="ee-plain" onClick={() => answer(true)}>
        {session.say("erase-yes")}
      </button>
    </span>
  );
}
