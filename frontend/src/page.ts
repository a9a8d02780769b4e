/** A page of the site: its exercises come alive, its way out leaves at once, and what is kept can be erased. */
import type { Answers, Document } from "./document";
import { leave, onTripleShift } from "./leave";
import type { Store, mount } from "./mount";

declare const everyElement: { mount: typeof mount };
declare global {
  // eslint-disable-next-line no-var
  var everyElementDocuments: Record<string, Document> | undefined;
}

// -- the way out

const exit = document.querySelector<HTMLAnchorElement>("a.exit");
if (exit) {
  const go = (): void => leave(exit.href, () => {});
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });
  const status = document.getElementById("leaving");
  onTripleShift(go, (left) => {
    if (status) status.textContent = left ? (status.dataset.left ?? "").replace("{n}", String(left)) : "";
  });
}

// -- where one is on the page: open where there is room for it

const inside = document.querySelector<HTMLDetailsElement>(".inside details");
if (inside) inside.open = matchMedia("(min-width: 64rem)").matches;

// -- what is kept, only after a yes, in this browser

const OURS = "everyelement:";
const AGREED = `${OURS}keep`;

function erase(): void {
  // Every lesson's, not just this page's.
  // The yes goes first: another tab that still found it, and none of its answers, would keep them anew (`Shelf.follow`).
  localStorage.removeItem(AGREED);
  for (const key of Object.keys(localStorage)) if (key.startsWith(OURS)) localStorage.removeItem(key);
}

function store(id: string): Store {
  return {
    load() {
      if (localStorage.getItem(AGREED) !== "yes") return null;
      try {
        return JSON.parse(localStorage.getItem(OURS + id) ?? "{}") as Partial<Answers>;
      } catch {
        return {}; // somebody else wrote there; it is no answer of ours
      }
    },
    save(answers) {
      localStorage.setItem(AGREED, "yes");
      localStorage.setItem(OURS + id, JSON.stringify(answers));
    },
    erase,
    watch(changed) {
      // A key of null: everything was cleared. A page that comes back from the browser's memory has missed what was said.
      const told = ({ key }: StorageEvent): unknown => (key === null || key === AGREED || key === OURS + id) && changed();
      const back = (event: PageTransitionEvent): unknown => event.persisted && changed();
      addEventListener("storage", told);
      addEventListener("pageshow", back);
      return () => {
        removeEventListener("storage", told);
        removeEventListener("pageshow", back);
      };
    },
  };
}

/** A button in the foot of every page, where there is anything to erase; asked twice, because it cannot be taken back. */
function offer(foot: HTMLElement): void {
  const button = (word: string, then: () => void): HTMLButtonElement => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = foot.dataset[word] ?? "";
    made.addEventListener("click", then);
    return made;
  };
  const ask = (): void => {
    const no = button("no", () => start().focus());
    foot.replaceChildren(`${foot.dataset.ask} `, no, " ", button("yes", done));
    no.focus();
  };
  const start = (): HTMLButtonElement => {
    const first = button("erase", ask);
    foot.replaceChildren(first);
    return first;
  };
  const done = (): void => {
    erase();
    // A lesson's exercises still show what they hold: opened anew, the page is as it was at first.
    if (document.querySelector(".ee-live")) location.reload();
    else foot.textContent = foot.dataset.done ?? "";
  };
  start();
}

const foot = document.getElementById("kept");
try {
  if (foot && localStorage.getItem(AGREED) === "yes") offer(foot);
} catch {
  // A browser that does not let pages store has nothing to erase.
}

// -- exercises: what is in view first, then what is near, then the rest as the browser finds time

const places = new Map<Element, Document>();
for (const place of document.querySelectorAll<HTMLElement>(".ee-place")) {
  const still = place.querySelector<HTMLElement>("[data-exercise]");
  const found = still && globalThis.everyElementDocuments?.[still.dataset.exercise ?? ""];
  if (found) places.set(place, found);
}

/** One way out is enough on a page, and the page's own stays in sight: the head of a lesson then only speaks of it. */
function wayOutIsHere(found: Document): Document {
  return exit && found.question.exit ? { ...found, question: { ...found.question, exit: "" } } : found;
}

function enliven(place: Element): void {
  const found = places.get(place);
  if (!found) return;
  places.delete(place);
  near?.unobserve(place);
  const live = document.createElement("div");
  live.className = "ee-live";
  place.append(live);
  everyElement.mount(live, wayOutIsHere(found), store(found.id));
  // The still form stays for print.
  place.querySelector<HTMLElement>(":scope > [data-exercise]")!.hidden = true;
}

const near =
  "IntersectionObserver" in window
    ? new IntersectionObserver((seen) => seen.forEach((each) => each.isIntersecting && enliven(each.target)), {
        rootMargin: "50%",
      })
    : undefined;

const whenIdle = (then: () => void): unknown =>
  "requestIdleCallback" in window ? requestIdleCallback(then, { timeout: 300 }) : setTimeout(then, 1);

/**
 * A link to one exercise: what stands above it grows as it comes alive, and browsers do not make up for that after a jump.
 * So it is put back at the top until whoever reads moves, or all is alive.
 */
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
let letGo = (): void => {};
function hold(): void {
  letGo();
  const aim = places.size ? document.getElementById(location.hash.slice(1)) : null;
  if (!aim) return;
  const grown = new ResizeObserver(() => aim.scrollIntoView());
  letGo = () => {
    grown.disconnect();
    for (const move of MOVES) removeEventListener(move, letGo, true);
  };
  grown.observe(document.body);
  for (const move of MOVES) addEventListener(move, letGo, { capture: true, passive: true });
}

function next(): void {
  const [place] = places.keys();
  if (!place) {
    setTimeout(() => letGo(), 500); // the last one has to be laid out first
    return;
  }
  enliven(place);
  whenIdle(next);
}

const [way] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
if (way?.type === "navigate") hold(); // whoever comes back is led by the browser to where they were
addEventListener("hashchange", hold);

for (const place of [...places.keys()]) {
  const { top, bottom } = place.getBoundingClientRect();
  if (top < innerHeight && bottom > 0) enliven(place);
  else near?.observe(place);
}
whenIdle(next);
