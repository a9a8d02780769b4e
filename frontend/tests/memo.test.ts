import { beforeEach, expect, it, vi } from "vitest";
import { Session } from "../src/answers";
import { markdown } from "../src/memo";
import { mount } from "../src/mount";
import { render } from "../src/render";
import { FakeModel, example, place, press, said, rest } from "./examples";

const host = { place: "" as const, save: () => {}, keep: () => {}, erase: () => {} };
let el: HTMLElement;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
});

it("makes a Markdown file of the parts, with no name and no time", () => {
  const made = example("memo");
  const session = new Session(made, host, { version: made.version, items: { issue: { text: "Did he lend it?" } }, checked: [] });
  expect(markdown(session)).toBe(
    "# Write it\n\nIn about 300 words. Take one element at a time, and give the fact that you rest it on.\n\nLaw as of March 26, 2026\n\n" +
      "## Issue\n\nDid he lend it?\n\n## Rule\n\n\n\n## Application\n\n\n\n## Conclusion\n",
  );
});
it("counts words while they are written", () => {
  mount(el, example("memo"));
  const part = el.querySelector("textarea")!;
  part.value = "Did he lend it?";
  part.dispatchEvent(new Event("input", { bubbles: true }));
  expect(said(part.parentElement!)).toContain("Words: 4");
});
it("saves what is being written when the learner leaves the field", () => {
  let kept: unknown;
  mount(el, example("memo"), { load: () => ({}), save: (answers) => void (kept = answers.items), erase: () => {} });
  const part = el.querySelector("textarea")!;
  part.value = "Did he?";
  part.dispatchEvent(new Event("input", { bubbles: true }));
  part.dispatchEvent(new Event("blur"));
  rest();
  expect(kept).toEqual({ issue: { text: "Did he?" } });
});
it("hands over what is being written before the page goes", () => {
  let kept: unknown;
  mount(el, example("memo"), { load: () => ({}), save: (answers) => void (kept = answers.items), erase: () => {} });
  const part = el.querySelector("textarea")!;
  part.value = "Did";
  part.dispatchEvent(new Event("input", { bubbles: true }));
  window.dispatchEvent(new Event("pagehide"));
  expect(kept).toEqual({ issue: { text: "Did" } });
});
it("forgets what was written when answers are erased elsewhere", () => {
  const model = new FakeModel(example("memo"), { keeping: "yes" });
  render({ model, el });
  const part = el.querySelector("textarea")!;
  part.value = "Did he?";
  part.dispatchEvent(new Event("input", { bubbles: true }));
  part.dispatchEvent(new Event("blur"));
  expect(part.value).toBe("Did he?");
  model.set("erased", 1);
  expect(part.value).toBe("");
});
it("shows how a memo is read, and labels each part", () => {
  mount(el, example("memo"));
  expect(said(el)).toContain("How a memo is readThe elements up to 4 points4 Each element");
  for (const part of el.querySelectorAll("textarea")) {
    expect(el.querySelector(`label[for="${part.id}"]`)!.textContent).not.toBe("");
  }
});
it("hands the file to the browser and says so", () => {
  const made = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:memo");
  mount(el, example("memo"));
  press(el, "Save as a Markdown file");
  expect(made.mock.calls[0]![0]).toBeInstanceOf(Blob);
  expect(said(el)).toContain("Your browser has saved 00-example-write-it.md.");
  made.mockRestore();
});
it("says so where the browser does not let it copy", async () => {
  vi.stubGlobal("navigator", {});
  mount(el, example("memo"));
  press(el, "Copy the text");
  await vi.waitFor(() => expect(said(el)).toContain("Save the file instead."));
  vi.unstubAllGlobals();
});
