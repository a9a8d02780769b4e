import { beforeEach, expect, it, vi } from "vitest";
import { mount } from "../src/mount";
import type { Answers } from "../src/document";
import { button, choose, example, place, said } from "./examples";

let el: HTMLElement;
let kept: Answers;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
  mount(el, example("discuss"), { load: () => ({}), save: (answers) => void (kept = answers), erase: () => {} });
});

it("shows no side before the first vote", () => {
  choose(el, "first", "road");
  expect(said(el)).not.toContain("Both sides");
  button(el, "Vote").click();
  expect(said(el)).toContain("Both sides");
  expect(said(el)).toContain("rests on law and on argument");
  expect(said(el)).not.toContain("Where the law stops");
});
it("asks for a vote before it takes one", () => {
  button(el, "Vote").click();
  expect(said(el)).toContain("Choose an answer first.");
});
it("takes a pass as a vote", () => {
  button(el, "Pass").click();
  expect(said(el)).toContain("You passed. That is a vote too.");
  expect(kept).toMatchObject({ items: { first: { pass: true } }, checked: ["first"] });
});
it("says how the vote moved, and where the law stops", () => {
  choose(el, "first", "road");
  button(el, "Vote").click();
  choose(el, "second", "open");
  button(el, "Vote again").click();
  expect(said(el)).toContain("You moved from “Yes: a lane behind houses is a public road” to “It cannot be said from these words”.");
  expect(said(el)).toContain("Where the law stopsNo court has said");
});
it("takes back the second vote with the first", () => {
  choose(el, "first", "road");
  button(el, "Vote").click();
  choose(el, "second", "road");
  button(el, "Vote again").click();
  expect(said(el)).toContain("You stayed with");
  button(el, "Take this vote back").click();
  expect(kept.checked).toEqual([]);
  expect(said(el)).not.toContain("Both sides");
});
it("keeps the line when the typing rests, and does not lose it meanwhile", () => {
  vi.useFakeTimers();
  button(el, "Pass").click();
  button(el, "Pass").click();
  const line = el.querySelector("textarea")!;
  line.value = "The word public.";
  line.dispatchEvent(new Event("input", { bubbles: true }));
  expect(line.value).toBe("The word public.");
  expect(kept.items.moved).toBeUndefined();
  vi.runAllTimers();
  expect(kept.items.moved).toEqual({ text: "The word public." });
  vi.useRealTimers();
});
