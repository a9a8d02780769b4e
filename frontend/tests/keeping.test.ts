/** The hosts: when answers are kept, restored and erased, and what is said when they cannot be. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Answers } from "../src/document";
import { mount } from "../src/mount";
import { render } from "../src/render";
import { FakeModel, KINDS, button, choose, example, place, press, rest, said } from "./examples";

const ASKS = "Keep your answers in the folder my-work, beside this notebook?";
const LATE = "Your answers are not being kept at the moment";
let el: HTMLElement;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
});

function shown(traits: Record<string, unknown> = {}): FakeModel {
  const model = new FakeModel(example("sort"), traits);
  render({ model, el });
  return model;
}
const given = (model: FakeModel): { rev: number; answers: Answers } => model.get("given") as never;
const checked = (): string[] => [...el.querySelectorAll<HTMLInputElement>("input:checked")].map((input) => input.value);

describe("in a notebook", () => {
  it("asks after the first answer, and not before", () => {
    shown();
    expect(said(el)).not.toContain(ASKS);
    choose(el, "lend", "act");
    expect(said(el)).toContain(ASKS);
  });
  it("counts every change and hands over the answers", () => {
    const model = shown();
    choose(el, "lend", "act");
    choose(el, "told", "mind");
    expect(given(model)).toEqual({
      rev: 2,
      answers: { version: "0123456789ab", items: { lend: { take: ["act"] }, told: { take: ["mind"] } }, checked: [] },
    });
    expect(model.saves).toBe(2);
  });
  it("passes on a yes, keeps the focus, and confirms once Python has", () => {
    const model = shown();
    choose(el, "lend", "act");
    const yes = button(el, "Yes, keep them");
    yes.focus();
    yes.click();
    rest();
    expect(model.sent).toEqual([{ type: "keep", yes: true }]);
    expect(el.contains(document.activeElement)).toBe(true);
    model.set("keeping", "yes");
    expect(said(el)).toContain("Your answers are kept in the folder my-work, beside this notebook.");
  });
  it("says once that nothing is kept, after a no and where nothing ever is", () => {
    const model = shown();
    choose(el, "lend", "act");
    press(el, "No");
    model.set("keeping", "no");
    expect(said(el)).toContain("Nothing is kept. Your answers are gone when you close this notebook.");
    el = place();
    shown({ keeping: "never" });
    choose(el, "lend", "act");
    expect(said(el)).toContain("Nothing is kept here.");
    expect(said(el)).not.toContain(ASKS);
  });
  it("says after three seconds that the kernel does not follow, goes on, and takes it back when it does", () => {
    const model = shown({ keeping: "yes" });
    choose(el, "lend", "act");
    vi.advanceTimersByTime(2900);
    expect(said(el)).not.toContain(LATE);
    choose(el, "told", "act");
    vi.advanceTimersByTime(200);
    expect(said(el)).toContain(LATE);
    press(el, "Show the reasons");
    expect(said(el)).toContain("1 of 4 shown.");
    model.set("kept", 1);
    expect(said(el)).toContain(LATE);
    model.set("kept", 3);
    expect(said(el)).not.toContain(LATE);
  });
  it("says so when a yes is not followed", () => {
    shown();
    choose(el, "lend", "act");
    press(el, "Yes, keep them");
    vi.advanceTimersByTime(3100);
    expect(said(el)).toContain(LATE);
  });
  it("goes on answering when the kernel is gone and every call throws", () => {
    const model = shown({ keeping: "yes" });
    model.gone = true;
    choose(el, "lend", "act");
    press(el, "Show the reasons");
    expect(said(el)).toContain("RightIt is what somebody does.");
    expect(said(el)).toContain(LATE);
  });
  it("does not speak of keeping where the learner wants none", () => {
    const model = shown({ keeping: "no" });
    model.gone = true;
    choose(el, "lend", "act");
    vi.advanceTimersByTime(3100);
    expect(said(el)).not.toContain(LATE);
  });
  it("restores what was kept, shown reasons included", () => {
    const answers = { version: "0123456789ab", items: { lend: { take: ["act"] } }, checked: ["lend"] };
    shown({ keeping: "yes", answers });
    expect(checked()).toEqual(["act"]);
    expect(said(el)).toContain("RightIt is what somebody does.");
  });
  it("does not show answers to another version", () => {
    shown({ keeping: "yes", answers: { version: "older", items: { lend: { take: ["act"] } }, checked: ["lend"] } });
    expect(checked()).toEqual([]);
  });
  it("shows in a second view what was given in the first, and follows it", () => {
    const model = shown();
    choose(el, "lend", "act");
    const second = place();
    render({ model, el: second });
    expect(second.querySelectorAll("input:checked")).toHaveLength(1);
    choose(second, "told", "mind");
    expect(checked()).toEqual(["act", "mind"]);
  });
  it("forgets when answers were erased elsewhere", () => {
    const model = shown({ keeping: "yes" });
    choose(el, "lend", "act");
    model.set("erased", 1);
    expect(checked()).toEqual([]);
    expect(said(el)).toContain("Your answers are erased.");
    expect(given(model).answers).toEqual({});
  });
  it("keeps the focus in the exercise when the line about keeping goes", () => {
    const model = shown({ keeping: "yes" });
    choose(el, "lend", "act");
    press(el, "Erase my answers");
    const yes = button(el, "Yes, erase");
    yes.focus();
    yes.click();
    rest();
    model.set("keeping", "ask");
    expect(el.querySelector(".ee-keep")!.contains(document.activeElement)).toBe(true);
  });
  it("shows a sentence from Python above the exercise", () => {
    const model = shown();
    model.set("notice", "The work file was set aside.");
    expect(el.querySelector(".ee-notice")!.textContent).toBe("The work file was set aside.");
  });
  it("shows a new document in place of the old one", () => {
    const model = shown();
    model.set("document", example("memo"));
    expect(said(el)).toContain("Write it");
  });
  it("hands over what is still being written when its view is closed", () => {
    const model = new FakeModel(example("memo"));
    const close = render({ model, el });
    const part = el.querySelector("textarea")!;
    part.value = "Half a sen";
    part.dispatchEvent(new Event("input", { bubbles: true }));
    close();
    expect(given(model).answers.items).toEqual({ issue: { text: "Half a sen" } });
    expect(vi.getTimerCount()).toBe(0);
  });
  it("does not give a number twice after an erasure", () => {
    const model = shown({ keeping: "yes", kept: 5 });
    choose(el, "lend", "act");
    expect(given(model).rev).toBe(6);
  });
  it("shows a change before it hands it over, and hands it over before the page goes", () => {
    const model = shown();
    el.querySelector<HTMLInputElement>('input[name$="-lend"][value="act"]')!.click();
    expect(said(el)).toContain(ASKS);
    expect(model.saves).toBe(0);
    window.dispatchEvent(new Event("pagehide"));
    expect(given(model).answers.items).toEqual({ lend: { take: ["act"] } });
    rest();
    expect(model.saves).toBe(1);
  });
  it("hands over nothing that was erased, nor lets ipywidgets do so later", () => {
    const model = shown({ keeping: "yes" });
    choose(el, "lend", "act");
    el.querySelector<HTMLInputElement>('input[name$="-told"][value="mind"]')!.click();
    button(el, "Erase my answers").click();
    button(el, "Yes, erase").click();
    const before = model.saves;
    rest();
    expect(given(model).answers).toEqual({});
    expect(model.saves).toBe(before);
    // What was set last is what is sent, also in the place of an answer that still waits for the kernel.
    expect(model.handed).toEqual({ rev: 1, answers: {} });
  });
  it("leaves nothing behind when its view is closed", () => {
    const model = new FakeModel(example("sort"));
    const close = render({ model, el });
    choose(el, "lend", "act");
    close();
    expect(el.childElementCount).toBe(0);
    expect(model.listening).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("on a page", () => {
  function store(kept: Partial<Answers> | null) {
    return { load: () => kept, save: vi.fn(), erase: vi.fn() };
  }
  it("keeps nothing without a store, and says so", () => {
    mount(el, example("sort"));
    choose(el, "lend", "act");
    expect(said(el)).toContain("Nothing is kept here. Your answers are gone when you close this page.");
  });
  it("saves only after a yes, and then what is there already", () => {
    const shelf = store(null);
    mount(el, example("sort"), shelf);
    choose(el, "lend", "act");
    expect(shelf.save).not.toHaveBeenCalled();
    press(el, "Yes, keep them");
    expect(shelf.save).toHaveBeenCalledOnce();
    expect(said(el)).toContain("Your answers are kept in this browser");
  });
  it("takes a yes for the whole page, and an erasure too", () => {
    const [one, two] = [store(null), store(null)];
    const other = place();
    mount(el, example("sort"), one);
    mount(other, example("quiz"), two);
    choose(el, "lend", "act");
    press(el, "Yes, keep them");
    choose(other, "q2", "a");
    expect(two.save).toHaveBeenCalledOnce();
    press(el, "Erase my answers");
    press(el, "Yes, erase");
    expect([one.erase.mock.calls.length, two.erase.mock.calls.length]).toEqual([1, 1]);
    expect(other.querySelectorAll("input:checked")).toHaveLength(0);
  });
  it("asks again after an erasure", () => {
    const shelf = store({});
    mount(el, example("sort"), shelf);
    choose(el, "lend", "act");
    press(el, "Erase my answers");
    press(el, "Yes, erase");
    shelf.save.mockClear();
    choose(el, "lend", "act");
    expect(shelf.save).not.toHaveBeenCalled();
    expect(said(el)).toContain("Keep your answers in this browser");
  });
  it("takes a no for what is mounted later, until something is erased", () => {
    mount(el, example("sort"), store(null));
    choose(el, "lend", "act");
    press(el, "No");
    const later = place();
    mount(later, example("quiz"), store(null));
    choose(later, "q2", "a");
    expect(said(later)).toContain("Nothing is kept.");
    expect(said(later)).not.toContain("Keep your answers in this browser");
  });
  it("follows another tab: what it kept is shown, and what it erased is gone and not written again", () => {
    let changed = (): void => {};
    const kept = { now: null as Partial<Answers> | null };
    const save = vi.fn();
    mount(el, example("sort"), {
      load: () => kept.now,
      save,
      erase: () => {},
      watch: (then) => {
        changed = then;
        return () => {};
      },
    });
    kept.now = { version: "0123456789ab", items: { lend: { take: ["act"] } }, checked: [] };
    changed();
    expect(el.querySelectorAll("input:checked")).toHaveLength(1);
    choose(el, "told", "mind");
    expect(save).toHaveBeenCalledOnce();
    kept.now = null;
    changed();
    expect(el.querySelectorAll("input:checked")).toHaveLength(0);
    rest();
    expect(save).toHaveBeenCalledOnce();
  });
  it("takes a yes that was said in another tab, and keeps what is here already", () => {
    let changed = (): void => {};
    const kept = { now: null as Partial<Answers> | null };
    const save = vi.fn();
    mount(el, example("sort"), { load: () => kept.now, save, erase: () => {}, watch: (then) => ((changed = then), () => {}) });
    choose(el, "lend", "act");
    kept.now = {};
    changed();
    expect(save).toHaveBeenCalledOnce();
    expect(said(el)).toContain("Your answers are kept in this browser");
  });
  it("forgets every exercise though the browser refuses to erase one", () => {
    const [one, two] = [store({}), store({})];
    one.erase.mockImplementation(() => {
      throw new DOMException("no", "SecurityError");
    });
    const other = place();
    mount(el, example("sort"), one);
    mount(other, example("quiz"), two);
    choose(el, "lend", "act");
    choose(other, "q2", "a");
    press(el, "Erase my answers");
    press(el, "Yes, erase");
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(two.erase).toHaveBeenCalledOnce();
  });
  it("says so when the browser refuses to store", () => {
    const shelf = store({});
    shelf.save.mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    mount(el, example("sort"), shelf);
    choose(el, "lend", "act");
    expect(said(el)).toContain("this browser does not let the page store them");
  });
  it("replaces what stood in its place", () => {
    el.innerHTML = "<section class='ee'><h3>The still form</h3></section>";
    mount(el, example("sort"));
    expect(said(el)).not.toContain("The still form");
  });
});

it.each(KINDS)("gives every field and group of a %s a name", (kind) => {
  mount(el, example(kind));
  expect(said(el)).toContain(example(kind).title);
  for (const field of el.querySelectorAll("select, textarea")) expect(el.querySelector(`label[for="${field.id}"]`)).not.toBeNull();
  for (const group of el.querySelectorAll("fieldset")) expect(group.querySelector("legend")!.textContent!.trim()).not.toBe("");
  for (const each of el.querySelectorAll("button")) expect(each.textContent!.trim()).not.toBe("");
});
