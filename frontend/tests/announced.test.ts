/** A press that is answered with the same sentence once more is heard once more: the words are put there anew. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { mount } from "../src/mount";
import { example, place, press, said } from "./examples";

beforeEach(() => {
  document.body.replaceChildren();
  vi.stubGlobal("navigator", {}); // which does not let the page copy
});
afterEach(() => void vi.unstubAllGlobals());

it.each([
  ["quiz", ".ee-card", "Show the reasons", "Choose an answer to each question first."],
  ["discuss", ".ee", "Vote", "Choose an answer first."],
  ["memo", ".ee", "Copy the text", "This browser does not let the page copy. Save the file instead."],
])("%s", async (kind, within, button, words) => {
  const el = place();
  mount(el, example(kind));
  const part = el.querySelector<HTMLElement>(within)!;
  const told = (): Element | null | undefined =>
    [...part.querySelectorAll("[role=status]")].find((each) => each.textContent === words)?.firstElementChild;
  press(part, button);
  await vi.waitFor(() => expect(told()).toBeTruthy());
  const once = told();
  press(part, button);
  await vi.waitFor(() => expect(told()).not.toBe(once));
  expect(said(told() as HTMLElement)).toBe(words);
  expect(once!.isConnected).toBe(false);
});
