import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { onTripleShift } from "../src/leave";
import { mount } from "../src/mount";
import { FakeModel, button, example, place, press, said } from "./examples";
import { render } from "../src/render";

let el: HTMLElement;
let close: (() => void) | undefined;
const opened = (): void => void (close = mount(el, example("safety")));
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
});
afterEach(() => {
  close?.();
  close = undefined;
  vi.restoreAllMocks();
  document.body.style.removeProperty("display");
});
function tap(key: string): void {
  window.dispatchEvent(new KeyboardEvent("keydown", { key }));
  window.dispatchEvent(new KeyboardEvent("keyup", { key }));
}

it("shows the help lines of the country that is chosen", () => {
  opened();
  expect(said(el)).toContain("In an emergency: 000");
  const select = el.querySelector("select")!;
  select.value = "bb";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  expect(said(el)).toContain("Another Example Line");
  expect(said(el)).not.toContain("Example Help Line");
  expect(el.querySelector<HTMLAnchorElement>('a[href^="tel:"]')!.getAttribute("href")).toBe("tel:111");
});
it("pauses behind a dialog that the browser itself closes off, and goes on", () => {
  opened();
  const open = vi.spyOn(HTMLDialogElement.prototype, "showModal");
  press(el, "Pause");
  expect(open).toHaveBeenCalledOnce();
  const dialog = open.mock.contexts[0] as HTMLDialogElement;
  expect(dialog.open).toBe(true);
  press(dialog, "Go on");
  expect(dialog.open).toBe(false);
});
it("blanks the page, silences the question and leaves without a trace in the history", () => {
  opened();
  const replace = vi.spyOn(window.location, "replace").mockImplementation(() => {
    expect(document.body.style.display).toBe("none");
  });
  press(el, "Exit this page");
  expect(replace).toHaveBeenCalledWith("https://example.org/weather");
});
it("has no way out of its own where the page has one, and says where that is", () => {
  const document = example("safety");
  close = mount(el, { ...document, question: { ...document.question, exit: "" } });
  const replace = vi.spyOn(window.location, "replace").mockImplementation(() => {});
  expect([...el.querySelectorAll("button")].map((each) => said(each))).not.toContain("Exit this page");
  expect(said(el)).toContain("“Exit this page” stays at the top of the page");
  for (let presses = 0; presses < 3; presses++) tap("Shift"); // the page's own script leaves, once
  expect(replace).not.toHaveBeenCalled();
});
it("says so where the frame cannot leave", () => {
  opened();
  vi.spyOn(window.location, "replace").mockImplementation(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  press(el, "Exit this page");
  expect(document.body.style.display).toBe("");
  const dialog = el.querySelector<HTMLDialogElement>("dialog[open]")!;
  expect(said(dialog)).toContain("cannot leave by itself");
  expect(dialog.querySelector("a")!.getAttribute("href")).toBe("https://example.org/weather");
});
it("leaves after Shift three times within five seconds", () => {
  const leave = vi.fn();
  const counted: number[] = [];
  const stop = onTripleShift(leave, (left) => counted.push(left));
  tap("Shift");
  tap("Shift");
  expect(leave).not.toHaveBeenCalled();
  tap("Shift");
  expect(leave).toHaveBeenCalledOnce();
  expect(counted).toEqual([2, 1, 0]);
  stop();
});
it("does not leave when the presses are too far apart, or part of typing", () => {
  const leave = vi.fn();
  const stop = onTripleShift(leave, () => {});
  tap("Shift");
  tap("Shift");
  vi.advanceTimersByTime(6000);
  tap("Shift");
  tap("a");
  tap("Shift");
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" }));
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "A", shiftKey: true }));
  window.dispatchEvent(new KeyboardEvent("keyup", { key: "Shift" }));
  expect(leave).not.toHaveBeenCalled();
  stop();
});
it("makes a link of a number, and none of words", () => {
  const made = example("safety");
  made.question.helplines![0]!.emergency = "your local emergency number";
  close = mount(el, made);
  const links = [...el.querySelectorAll<HTMLAnchorElement>("a[href^=\"tel:\"]")].map((link) => link.textContent);
  expect(said(el)).toContain("your local emergency number");
  expect(links).toEqual(["0-000-000-0000"]);
});
it("listens for Shift only while it is on the page", () => {
  const replace = vi.spyOn(window.location, "replace").mockImplementation(() => {});
  opened();
  close!();
  for (let time = 0; time < 3; time++) tap("Shift");
  expect(replace).not.toHaveBeenCalled();
});
it("keeps the focus on the safe answer when it asks, and on the button afterwards", () => {
  opened();
  const erase = button(el, "Erase my answers");
  erase.focus();
  erase.click();
  expect(document.activeElement!.textContent).toBe("No, go back");
  (document.activeElement as HTMLElement).click();
  expect(document.activeElement!.textContent).toBe("Erase my answers");
});
it("erases only after it has asked", () => {
  const model = new FakeModel(example("safety"), { keeping: "yes" });
  render({ model, el });
  press(el, "Erase my answers");
  expect(model.sent).toEqual([]);
  press(el, "No, go back");
  press(el, "Erase my answers");
  press(el, "Yes, erase");
  expect(model.sent).toEqual([{ type: "erase" }]);
  expect(said(el)).toContain("Your answers are erased.");
});
