/** A decided case: nothing of what was held is on the page before everything is predicted. */
import { beforeEach, expect, it } from "vitest";
import { mount } from "../src/mount";
import { choose, example, place, press, said } from "./examples";

let el: HTMLElement;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
  mount(el, example("brief"));
});
const card = (nth: number): HTMLElement => el.querySelectorAll<HTMLElement>(".ee-card")[nth]!;
const HELD = "The council did not dismiss the complaint.";

it("tells the facts and asks of each element, without the name of the case", () => {
  expect(said(el)).toContain("brakes worn, not to go out");
  expect(said(card(0))).toContain("Did the shop hire the bicycle out?");
  expect(said(el)).not.toContain("Harbor Wheels");
});
it("keeps the sources back, which name the case, until everything is predicted", () => {
  expect(said(el)).not.toContain("Sources");
  press(el, "Show all the reasons");
  expect(said(el)).toContain("Sources (1)");
});
it("says what the court held of an element, and keeps the rest back", () => {
  choose(el, "told", "met");
  press(card(1), "Show the reasons");
  expect(said(card(1))).toContain("Not soOpen. The council held that the shop’s own book may count as telling");
  expect(said(el)).not.toContain(HELD);
});
it("then says which case it was, what was held, what that shows, and how far it was read", () => {
  choose(el, "hires", "met");
  press(card(0), "Show the reasons");
  choose(el, "told", "open");
  press(card(1), "Show the reasons");
  const text = said(el);
  expect(text).toContain("Town v. Harbor Wheels, Made-up Town Council, 2021What was held" + HELD);
  expect(text).toContain("What this showsA ruling on a complaint.");
  expect(text).toContain("How far it was readThe decision was read whole.");
  expect(text).toContain("Take careAnother council");
});
it("shows no heading for what there is not", () => {
  const made = example("brief");
  Object.assign(made.key!.reveal!, { cautions: [] });
  const other = place();
  mount(other, made);
  press(other, "Show all the reasons");
  expect(said(other)).toContain(HELD);
  expect(said(other)).not.toContain("Take care");
});
it("keeps everything back where the key is withheld", () => {
  const { key: _withheld, ...open } = example("brief");
  const other = place();
  mount(other, open);
  expect(other.querySelector("button")).toBeNull();
  expect(said(other)).not.toContain("Harbor Wheels");
});
