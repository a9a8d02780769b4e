/** Marking, sorting and the quiz: the flow that they share. */
import { beforeEach, describe, expect, it } from "vitest";
import { mount } from "../src/mount";
import { button, choose, example, place, press, said } from "./examples";

let el: HTMLElement;
beforeEach(() => {
  document.body.replaceChildren();
  el = place();
});
const card = (nth: number): HTMLElement => el.querySelectorAll<HTMLElement>(".ee-card")[nth]!;

describe("marking", () => {
  beforeEach(() => void mount(el, example("mark")));

  it("says of what was taken that it is right, and why, with its source", () => {
    choose(el, "p2", "lent");
    press(card(1), "Show the reasons");
    expect(said(card(1))).toContain("RightLending“He lets her have the blue one for the weekend”");
    expect(card(1).querySelector("a")!.textContent).toContain("Made-up Town Code § 7");
  });
  it("says of what was wrongly taken why not, and what to keep in mind", () => {
    choose(el, "p3", "lent");
    press(card(2), "Show the reasons");
    expect(said(card(2))).toContain("Not hereLending");
    expect(said(card(2))).toContain("Keep in mind: An element is met by what somebody did");
  });
  it("says what was missed, and what was rightly left", () => {
    press(card(2), "Show the reasons");
    expect(said(card(2))).toContain("MissedHaving been told");
    expect(said(card(2))).toContain("Rightly leftLendingHere Ivo learns something.");
  });
  it("says that an answer holds in part", () => {
    choose(el, "p1", "lent");
    press(card(0), "Show the reasons");
    expect(said(card(0))).toContain("PartlyLendingHer asking prepares");
  });
  it("announces reasons in a region that was there before them", () => {
    const region = card(1).querySelector("[aria-live=polite]")!;
    expect(region.textContent).toBe("");
    press(card(1), "Show the reasons");
    expect(card(1).querySelector("[aria-live=polite]")).toBe(region);
    expect(region.textContent).toContain("Missed");
  });
  it("keeps the focus where it was, and starts over on request", () => {
    choose(el, "p2", "lent");
    const main = button(card(1), "Show the reasons");
    main.focus();
    main.click();
    expect(document.activeElement).toBe(main);
    expect(main.textContent).toBe("Try again");
    main.click();
    expect(card(1).querySelectorAll("input:checked")).toHaveLength(0);
    expect(said(card(1))).not.toContain("Right");
  });
  it("counts what is shown, and gives the points at the end", () => {
    choose(el, "p2", "lent");
    press(card(1), "Show the reasons");
    expect(said(el)).toContain("1 of 4 shown.");
    expect(said(el)).not.toContain("points");
    press(el, "Show all the reasons");
    expect(said(el)).toContain("4 of 4 shown. 1 of 2 points.");
  });
  it("names each group of choices by its passage, and shares one name in it", () => {
    const group = card(0).querySelector("fieldset")!;
    expect(group.querySelector("legend")!.textContent).toContain("Ivo keeps four bicycles");
    expect(new Set([...group.querySelectorAll("input")].map((input) => input.name)).size).toBe(1);
  });
  it("does not share names with the same exercise shown beside it", () => {
    const other = place();
    mount(other, example("mark"));
    expect(other.querySelector("input")!.name).not.toBe(el.querySelector("input")!.name);
  });
});

describe("the quiz", () => {
  beforeEach(() => void mount(el, example("quiz")));

  it("asks for an answer, then how sure, before it shows reasons", () => {
    const main = button(card(1), "Show the reasons");
    main.click();
    expect(said(card(1))).toContain("Choose an answer first.");
    choose(el, "q2", "b");
    main.click();
    expect(said(card(1))).toContain("Say how sure you are first.");
    choose(el, "q2-sure", "3");
    main.click();
    expect(said(card(1))).toContain("RightThe exception is met");
  });
  it("puts the deciding fact on the card of its finding", () => {
    expect(el.querySelectorAll(".ee-card")).toHaveLength(2);
    choose(el, "q1", "b");
    choose(el, "q1-sure", "2");
    press(card(0), "Show the reasons");
    expect(said(card(0))).toContain("Choose an answer to each question first.");
    choose(el, "q1-fact", "a");
    press(card(0), "Show the reasons");
    expect(said(card(0))).toContain("Not soYou look for knowledge.");
    expect(said(card(0))).toContain("RightThis is the fact");
  });
  it("says why of every other option too", () => {
    choose(el, "q2", "a");
    choose(el, "q2-sure", "1");
    press(card(1), "Show the reasons");
    expect(card(1).querySelector("details")!.textContent).toContain("This fitsNot met: it was lent to be repaired.The exception is met");
  });
  it("gives the reasons for a pass, without a verdict on the learner and without a point", () => {
    press(card(1), "Pass: show me the reasons");
    expect(said(card(1))).toContain("You passed on this one.");
    expect(said(card(1))).toContain("This fitsNot met: it was lent to be repaired.");
    expect(said(card(1))).not.toContain("Right");
  });
  it("does not lose the focus when the button for passing goes", () => {
    const pass = button(card(1), "Pass: show me the reasons");
    pass.focus();
    pass.click();
    expect(document.activeElement?.textContent).toBe("Try again");
  });
  it("lets a held key press a button once only", () => {
    const main = button(card(1), "Show the reasons");
    const held = new KeyboardEvent("keydown", { key: "Enter", repeat: true, bubbles: true, cancelable: true });
    main.dispatchEvent(held);
    expect(held.defaultPrevented).toBe(true);
  });
});

describe("sorting", () => {
  beforeEach(() => void mount(el, example("sort")));

  it("takes one bin for each and says why", () => {
    choose(el, "lend", "act");
    choose(el, "lend", "mind");
    press(card(0), "Show the reasons");
    expect(said(card(0))).toContain("Not soNot there. It is what somebody does.");
  });
  it("treats what was not sorted as passed when all is shown", () => {
    choose(el, "lend", "act");
    press(el, "Show all the reasons");
    expect(said(card(1))).toContain("You passed on this one.");
    expect(said(el)).toContain("4 of 4 shown. 1 of 4 points.");
  });
  it("starts again as a whole", () => {
    press(el, "Show all the reasons");
    press(el, "Start again");
    expect(said(el)).toContain("0 of 4 shown.");
  });
});

it("withholds reasons, and the button for them, where there is no key", () => {
  const { key: _withheld, ...open } = example("quiz");
  mount(el, open);
  choose(el, "q2", "a");
  expect(() => button(el, "Show the reasons")).toThrow();
});
it("shows text as text", () => {
  const made = example("sort");
  made.question.items[0]!.text = "<img src=x onerror=alert(1)>";
  mount(el, made);
  expect(el.querySelector("img")).toBeNull();
  expect(said(el)).toContain("<img src=x");
});
it("names the way round", () => {
  mount(el, example("mark"));
  expect(said(el)).toContain("do “The words” instead");
});
