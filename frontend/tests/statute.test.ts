import { beforeEach, expect, it } from "vitest";
import { mount } from "../src/mount";
import { paragraphs } from "../src/statute";
import { example, place, press, said } from "./examples";

let el: HTMLElement;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
  mount(el, example("statute"));
});
const outlined = (text: string): HTMLButtonElement =>
  [...el.querySelectorAll<HTMLButtonElement>(".ee-run button")].find((each) => each.textContent === text)!;
const text = (): string => [...el.querySelectorAll(".ee-text > p")].map((p) => p.textContent).join("\n");

it("gives the words of the statute unchanged", () => {
  expect(text()).toBe(
    "No person shall lend or hire out a bicycle to another, knowing or having been told that its brakes do not work, to be ridden on a public road.\nThis section does not apply where the bicycle is lent to be repaired.",
  );
});
it("opens an element where it stands, and closes it with the focus back on it", () => {
  const lend = outlined("lend");
  lend.click();
  expect(lend.getAttribute("aria-expanded")).toBe("true");
  const panel = document.getElementById(lend.getAttribute("aria-controls")!)!;
  expect(said(panel)).toContain("Lending“lend”Lending is handing over for a time.");
  expect(said(panel)).toContain("The question to ask of a story: Did Ivo let Maren have the bicycle");
  expect(panel.previousElementSibling!.textContent).toContain("No person shall");
  press(panel, "Close");
  expect(document.activeElement).toBe(lend);
  expect(lend.getAttribute("aria-expanded")).toBe("false");
});
it("opens a long phrase from any of its words", () => {
  const run = [...el.querySelectorAll<HTMLElement>(".ee-run")].find((each) => each.textContent!.startsWith("having been told"))!;
  run.querySelector<HTMLElement>("span")!.click();
  expect(said(el)).toContain("Nobody need have believed it.");
  expect(run.querySelector("button")!.getAttribute("aria-label")).toContain("having been told");
});
it("shows the tree, and says of an element without a phrase why it is there", () => {
  const act = [...el.querySelectorAll<HTMLButtonElement>(".ee-node")].find((each) => each.textContent === "The act")!;
  act.click();
  expect(said(el)).toContain("No single phrase says this. The verbs are joined by “or”");
  expect(said(act.parentElement!)).toContain("any one of these");
});
it("moves the date, says that the words are older, and how they were put together", () => {
  const select = el.querySelector<HTMLSelectElement>("select")!;
  expect(select.selectedOptions[0]!.textContent).toBe("since January 9, 2019");
  select.value = "0";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  expect(said(el)).toContain("You are reading older words, then cited as Made-up Town Code § 5.");
  expect(said(el)).toContain("put together from the note on the amendment of 2019");
  expect(text()).not.toContain("having been told");
});
it("shows a reading with its grade", () => {
  expect(said(el)).toContain("We read this in the source itself.");
  const select = el.querySelectorAll<HTMLSelectElement>("select")[1]!;
  select.value = "town-road";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  expect(said(el)).toContain("We read this only in a secondary source.");
});
it("begins a new paragraph at every line of the statute, inside an outlined phrase too", () => {
  expect(paragraphs(["(a) One", ["two\nthree", "x"], " four.\n\n(b) Five"])).toEqual([
    ["(a) One", ["two", "x"]],
    [["three", "x"], " four."],
    ["(b) Five"],
  ]);
});
