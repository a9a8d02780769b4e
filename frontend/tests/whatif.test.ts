import { beforeEach, expect, it } from "vitest";
import { mount } from "../src/mount";
import type { Answers } from "../src/document";
import { button, choose, example, place, press, rest, said } from "./examples";

let el: HTMLElement;
let kept: Answers | undefined;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
  kept = undefined;
  mount(el, example("whatif"), { load: () => ({}), save: (answers) => void (kept = answers), erase: () => {} });
});
const findings = (): string => el.querySelector(".ee-findings ul")!.textContent!;
const announced = (): string => el.querySelector(".ee-findings [role=status]")!.textContent!;
const value = (fact: string): string => el.querySelector<HTMLInputElement>(`[data-fact="${fact}"] input:checked`)!.value;
const provision = (nth: number): HTMLElement => el.querySelectorAll<HTMLElement>(".ee-provision")[nth]!;

it("begins with what the story states", () => {
  expect(findings()).toContain("Open Unsafe lending");
  expect(value("lent")).toBe("yes");
  expect(value("for-road")).toBe("unknown");
});
it("settles before the click is over, and announces what turned", () => {
  choose(el, "for-road", "yes");
  expect(findings()).toContain("Met Unsafe lending");
  expect(announced()).toBe("Unsafe lending, read as “Any road that people use”: now Met.");
});
it("takes a press on a label before the browser passes it on to the field, and once", () => {
  const field = el.querySelector<HTMLInputElement>('[data-fact="for-road"] input[value=yes]')!;
  let settled = "";
  field.addEventListener("click", () => (settled = findings()));
  field.closest("label")!.click();
  rest();
  expect(settled).toContain("Met Unsafe lending");
  expect(value("for-road")).toBe("yes");
  expect(announced()).toContain("now Met.");
});
it("says when nothing turned", () => {
  choose(el, "told-brakes", "unknown");
  expect(announced()).toBe("No finding turned.");
});
it("says what to ask next in the words of the questions", () => {
  expect(said(provision(0))).toContain("What to ask nextWas it lent to be ridden on a public road?");
  choose(el, "for-road", "yes");
  expect(said(provision(0))).toContain("Nothing. On these facts it is settled: Met.");
});
it("says what would turn it, and shows it on request", () => {
  choose(el, "for-road", "yes");
  expect(said(provision(0))).toContain("It would turn to “Not met” if …“Meant for the road”: NoTry it“Lent for repair”: YesTry it");
  press(provision(0), "Try it", 1);
  expect(value("for-repair")).toBe("yes");
  expect(findings()).toContain("Not met Unsafe lending");
});
it("does not lose the focus with the change that was tried", () => {
  choose(el, "for-road", "yes");
  const tried = button(provision(0), "Try it");
  tried.focus();
  tried.click();
  rest();
  expect(tried.isConnected).toBe(false);
  expect(provision(0).contains(document.activeElement)).toBe(true);
});
it("shows what follows from an answer, and takes it back with the answer", () => {
  choose(el, "knew-brakes", "yes");
  expect(value("brakes-broken")).toBe("yes");
  expect(said(el)).toContain("follows from another answer");
  choose(el, "knew-brakes", "unknown");
  expect(value("brakes-broken")).toBe("unknown");
});
it("refuses a contradiction, says why, and keeps the other answers", () => {
  choose(el, "for-road", "yes");
  choose(el, "knew-brakes", "yes");
  choose(el, "brakes-broken", "no");
  expect(value("brakes-broken")).toBe("yes");
  expect(value("for-road")).toBe("yes");
  expect(said(el)).toContain("The answer “No” to “The brakes were broken” cannot stand beside what is already set.");
  expect(said(el)).toContain("Nobody can know what is not so.");
  expect(kept!.items).toEqual({ "for-road": { take: ["yes"] }, "knew-brakes": { take: ["yes"] } });
});
it("leaves everything as it was, with the focus on the fact", () => {
  choose(el, "knew-brakes", "yes");
  choose(el, "brakes-broken", "no");
  const leave = button(el, "Leave everything as it was");
  leave.focus();
  leave.click();
  rest();
  expect(said(el)).not.toContain("cannot stand");
  expect((document.activeElement as HTMLInputElement).name).toContain("brakes-broken");
});
it("changes the other fact too where the learner says so", () => {
  choose(el, "knew-brakes", "yes");
  choose(el, "brakes-broken", "no");
  press(el, "Change this too: “Knew of the brakes”: No");
  expect([value("brakes-broken"), value("knew-brakes")]).toEqual(["no", "no"]);
});
it("shows both sides of what is argued, and says that it was the learner who settled it", () => {
  const fact = el.querySelector<HTMLElement>('[data-fact="hired"]')!;
  expect(said(fact)).toContain("argued");
  expect(said(fact)).toContain("For no: The honey came after");
  choose(el, "hired", "no");
  expect(said(fact)).toContain("argued; settled by you");
});
it("keeps only what differs from the story, and goes back to it", () => {
  choose(el, "for-road", "yes");
  choose(el, "for-road", "unknown");
  expect(kept!.items).toEqual({});
  choose(el, "lent", "no");
  press(el, "Back to the story as it is told");
  expect(value("lent")).toBe("yes");
  expect(kept!.items).toEqual({});
});
it("groups facts under a name", () => {
  const names = [...el.querySelectorAll(".ee-facts [role=group]")].map((group) => group.getAttribute("aria-label"));
  expect(names).toEqual(["What was done", "What he knew", "What it was for"]);
});
