/** Several laws on one story: predicted one by one, then set side by side. */
import { beforeEach, expect, it } from "vitest";
import { mount } from "../src/mount";
import { choose, example, place, press, said } from "./examples";

const OLD = "made-up-town-7@2018-05-11";
let el: HTMLElement;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
  mount(el, example("compare"));
});
const card = (nth: number): HTMLElement => el.querySelectorAll<HTMLElement>(".ee-card")[nth]!;
const sides = (): HTMLElement[] => [...el.querySelectorAll<HTMLElement>(".ee-side")];

it("names each law with its citation and its day, and says what it is for and how far it was read", () => {
  expect(said(card(0).querySelector("legend")!)).toBe("Unsafe lending of bicyclesMade-up Town Code § 5, as in force on May 11, 2018");
  const help = document.getElementById(card(0).querySelector("fieldset")!.getAttribute("aria-describedby")!)!;
  expect(said(help)).toContain("when one knows that it will not stop. These words were put together from the notes");
  expect(said(help)).toContain("We read this in the source itself.");
});
it("names the reading, and how far that reading was read", () => {
  expect(said(card(2))).toContain("Read as “Looked over by a mechanic”.");
  expect(said(card(2))).toContain("We read this only in a secondary source.");
});
it("gives the reason for each as it is asked for", () => {
  choose(el, OLD, "met");
  press(card(0), "Show the reasons");
  expect(said(card(0))).toContain("Not soNot met. Ivo did not know");
  expect(sides()).toHaveLength(0);
});
it("sets the laws side by side once all are shown, and no sooner", () => {
  choose(el, OLD, "not-met");
  press(el, "Show all the reasons");
  expect(sides().map((side) => said(side.querySelector(".ee-badge")!))).toEqual(["Not met", "Met", "Open"]);
  expect(said(el)).toContain("3 of 3 shown. 1 of 3 points.");
  expect(said(sides()[2]!)).toContain("What to ask nextWhen did a mechanic last look the bicycle over?");
});
it("says in words beside every part that is not alike in all how it is not, and beside no other", () => {
  press(el, "Show all the reasons");
  const apart = sides().map((side) => [...side.querySelectorAll<HTMLElement>("li:has(.ee-tag)")].map((each) => said(each)));
  expect(apart).toEqual([
    ["Met For a public road another finds otherwise", "Not met Knowing another has no such part"],
    ["Met For a public road another finds otherwise", "Met Knowing, or having been told another has no such part"],
    ["Open For a public road another finds otherwise", "Open Looked over another has no such part"],
  ]);
  expect(sides().flatMap((side) => [...side.querySelectorAll<HTMLElement>("li:not(:has(.ee-tag))")].map((each) => said(each)))).toEqual(
    ["Met Lending", "Met Lending", "Met Lending"],
  );
});
it("names each side by its law, day and reading", () => {
  press(el, "Show all the reasons");
  const names = sides().map((side) => said(document.getElementById(side.getAttribute("aria-labelledby")!)!));
  expect(names[2]).toBe("Lending of vehiclesOther Town Code § 2, as in force on May 11, 2018Read as “Looked over by a mechanic”.");
  expect(new Set(names).size).toBe(3);
});
it("takes the comparison away when one is tried again", () => {
  press(el, "Show all the reasons");
  press(card(1), "Try again");
  expect(sides()).toHaveLength(0);
});
it("compares nothing where the key is withheld", () => {
  const { key: _withheld, ...open } = example("compare");
  const other = place();
  mount(other, open);
  expect(other.querySelectorAll(".ee-side")).toHaveLength(0);
  expect(other.querySelectorAll("input")).toHaveLength(9);
});
