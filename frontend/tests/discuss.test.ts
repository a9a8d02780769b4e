import { beforeEach, expect, it, vi } from "vitest";
import { mount } from "../src/mount";
import type { Answers } from "../src/document";
import { choose, example, place, press, said } from "./examples";

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
  press(el, "Vote");
  expect(said(el)).toContain("Both sides");
  expect(said(el)).toContain("rests on law and on argument");
  expect(said(el)).not.toContain("Where the law stops");
});
it("asks for a vote before it takes one", () => {
  press(el, "Vote");
  expect(said(el)).toContain("Choose an answer first.");
});
it("takes a pass as a vote", () => {
  press(el, "Pass");
  expect(said(el)).toContain("You passed. That is a vote too.");
  expect(kept).toMatchObject({ items: { first: { pass: true } }, checked: ["first"] });
});
it("says how the vote moved, and where the law stops", () => {
  choose(el, "first", "road");
  press(el, "Vote");
  choose(el, "second", "open");
  press(el, "Vote again");
  expect(said(el)).toContain("You moved from “Yes: a lane behind houses is a public road” to “It cannot be said from these words”.");
  expect(said(el)).toContain("Where the law stopsNo court has said");
});
it("takes back the second vote with the first", () => {
  choose(el, "first", "road");
  press(el, "Vote");
  choose(el, "second", "road");
  press(el, "Vote again");
  expect(said(el)).toContain("You stayed with");
  press(el, "Take this vote back");
  expect(kept.checked).toEqual([]);
  expect(said(el)).not.toContain("Both sides");
});
it("keeps the line when the typing rests, and does not lose it meanwhile", () => {
  vi.useFakeTimers();
  press(el, "Pass");
  press(el, "Pass");
  const line = el.querySelector("textarea")!;
  line.value = "The word public.";
  line.dispatchEvent(new Event("input", { bubbles: true }));
  expect(line.value).toBe("The word public.");
  expect(kept.items.moved).toBeUndefined();
  vi.runAllTimers();
  expect(kept.items.moved).toEqual({ text: "The word public." });
  vi.useRealTimers();
});
