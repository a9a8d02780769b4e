/** A chart with its numbers in words and as a table: an image, never markup. */
import { beforeEach, expect, it } from "vitest";
import { mount } from "../src/mount";
import { example, place, press, said } from "./examples";

let el: HTMLElement;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
  mount(el, example("figure"));
});

it("shows the chart as an image that carries its own data, with what it shows in words", () => {
  const image = el.querySelector("img")!;
  expect(image.getAttribute("src")).toMatch(/^data:image\/svg\+xml;charset=utf-8,%3Csvg/);
  expect(decodeURIComponent(image.getAttribute("src")!.split(",")[1]!)).toBe(example("figure").question.figure!.svg);
  expect(image.alt).toBe("Two bars. Neighbors lent 1,200 bicycles; shops hired out 300.");
});
it("puts nothing of the chart into the page, whatever stands in it", () => {
  const made = example("figure");
  made.question.figure!.svg = '"><script>window.broken = 1</script><svg onload="window.broken = 1">';
  const other = place();
  mount(other, made);
  expect(other.querySelector("script, .ee-figure svg, [onload]")).toBeNull();
  expect((window as unknown as { broken?: number }).broken).toBeUndefined();
});
it("gives the same numbers as a table with headers for rows and columns", () => {
  const table = el.querySelector("table")!;
  expect([...table.querySelectorAll("thead th")].map((th) => [th.textContent, th.getAttribute("scope")])).toEqual([["How", "col"], ["Bicycles", "col"]]);
  expect([...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ["Lent by neighbors", "1,200"],
    ["Hired out by shops", "300"],
  ]);
  expect(table.querySelector("tbody th")!.getAttribute("scope")).toBe("row");
  expect(table.querySelector("caption")!.textContent).toBe("Bicycles handed over in the town, 2023");
});
it("says what is counted, what is not, when, by whom, and how far it was read", () => {
  const text = said(el);
  expect(text).toContain("What is countedBicycles that somebody reported");
  expect(text).toContain("What this does not countHanding over that nobody reported");
  expect(text).toContain("WhenThe year 2023");
  expect(text).toContain("Counted by the council; reported by a newspaper. We read this only in a secondary source.");
});
it("asks about reading it as the quiz does", () => {
  press(el, "Pass: show me the reasons");
  expect(said(el)).toContain("This fitsOne in five300 of 1,500 is one in five.");
});
it("may ask nothing", () => {
  const made = example("figure");
  made.question.items = [];
  const other = place();
  mount(other, made);
  expect(other.querySelector(".ee-card, .ee-progress")).toBeNull();
  expect(other.querySelector("img")).not.toBeNull();
});
