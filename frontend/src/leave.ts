/** Leaving at once: the page goes blank, its "unsaved changes" question is silenced, and another page takes its place. */

/** This window and those around it, as far as we may touch them: the innermost first. */
function within(): Window[] {
  const found: Window[] = [window];
  try {
    for (let each: Window = window; each !== each.parent; each = each.parent) {
      void each.parent.document.body; // throws where the frame around us is somebody else's
      found.push(each.parent);
    }
  } catch {
    // What is further out is not ours to blank; it can still be sent elsewhere.
  }
  return found;
}

/** A notebook asks before it lets anybody go. Someone who has to leave now must not be asked. */
function silence(view: Window): void {
  const proto = (view as unknown as { BeforeUnloadEvent?: { prototype: object } }).BeforeUnloadEvent?.prototype;
  if (!proto) return;
  Object.defineProperty(proto, "returnValue", { configurable: true, get: () => "", set: () => {} });
  Object.defineProperty(proto, "preventDefault", { configurable: true, value: () => {} });
}

/** `stuck` is called where this frame cannot leave: by then nothing but what it shows may be seen. */
export function leave(address: string, stuck: () => void): void {
  const views = within();
  for (const view of views) {
    view.document.body.style.setProperty("display", "none", "important");
    silence(view);
  }
  const reveal = (): void => {
    for (const view of views) view.document.body.style.removeProperty("display");
    stuck();
  };
  try {
    (window.top ?? window).location.replace(address);
  } catch {
    reveal();
    return;
  }
  // Somebody else's page around us may refuse without a word. If we are still here by then, it did.
  if (views.at(-1) !== window.top) setTimeout(reveal, 4000);
}

const WITHIN = 5000;
const PRESSES = 3;

/** Shift three times within five seconds, each time alone. `count` says how many presses are still missing. */
export function onTripleShift(leaving: () => void, count: (left: number) => void): () => void {
  let times: number[] = [];
  let alone = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    clearTimeout(timer);
    if (times.length) count(0);
    times = [];
  };
  const down = (event: KeyboardEvent): void => {
    if (event.repeat) return;
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!alone) forget();
  };
  const up = (event: KeyboardEvent): void => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    const now = Date.now();
    times = [...times.filter((time) => now - time < WITHIN), now];
    clearTimeout(timer);
    timer = setTimeout(forget, WITHIN);
    if (times.length >= PRESSES) {
      forget();
      leaving();
    } else count(PRESSES - times.length);
  };
  // Before anything else on the page can swallow the key.
  window.addEventListener("keydown", down, true);
  window.addEventListener("keyup", up, true);
  return () => {
    clearTimeout(timer);
    window.removeEventListener("keydown", down, true);
    window.removeEventListener("keyup", up, true);
  };
}
