/** The example documents, with their words, and a stand-in for anywidget's model. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import type { Model } from "../src/render";
import type { Document } from "../src/document";
import { wordsFor } from "./words";

export const KINDS = ["statute", "mark", "whatif", "discuss", "quiz", "sort", "compare", "brief", "figure", "memo", "safety"];

export function example(kind: string): Document {
  const text = readFileSync(join(import.meta.dirname, "examples", `${kind}.json`), "utf8");
  return { ...(JSON.parse(text) as Document), words: wordsFor(kind) };
}

/** A model as anywidget gives it, with a kernel that follows at once, later, or never. */
export class FakeModel implements Model {
  traits: Record<string, unknown>;
  sent: unknown[] = [];
  saves = 0;
  /** What of the learner's was handed over last. */
  handed: unknown;
  gone = false;
  private listeners = new Map<string, Set<() => void>>();

  constructor(document: Document, traits: Record<string, unknown> = {}) {
    this.traits = { document, given: {}, kept: 0, answers: {}, keeping: "ask", notice: "", erased: 0, ...traits };
  }

  get(name: string): unknown {
    return this.traits[name];
  }

  set(name: string, value: unknown): void {
    this.traits[name] = value;
    for (const listener of this.listeners.get(`change:${name}`) ?? []) listener();
  }

  on(event: string, listener: () => void): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: () => void): void {
    this.listeners.get(event)?.delete(listener);
  }

  save_changes(): void {
    if (this.gone) throw new Error("the comm is closed");
    this.saves += 1;
    this.handed = this.traits.given;
  }

  send(message: unknown): void {
    if (this.gone) throw new Error("the comm is closed");
    this.sent.push(message);
  }

  get listening(): number {
    return [...this.listeners.values()].reduce((sum, each) => sum + each.size, 0);
  }
}

export function place(): HTMLElement {
  return document.body.appendChild(document.createElement("div"));
}

/** The button that says this. */
export function button(el: HTMLElement, text: string, nth = 0): HTMLButtonElement {
  const found = [...el.querySelectorAll("button")].filter((each) => each.textContent === text);
  if (!found[nth]) throw new Error(`No button says “${text}”. There are: ${[...el.querySelectorAll("button")].map((b) => b.textContent).join(" | ")}`);
  return found[nth];
}

/** Choose as a hand does. */
export function choose(el: HTMLElement, item: string, value: string): void {
  const input = el.querySelector<HTMLInputElement>(`input[name$="-${item}"][value="${value}"]`);
  if (!input) throw new Error(`There is no choice ${value} for ${item}.`);
  input.click();
  rest();
}

/** Press the button that says this. */
export function press(el: HTMLElement, text: string, nth = 0): void {
  button(el, text, nth).click();
  rest();
}

/** Let the next frame come, and what is done right after a change. */
export function rest(): void {
  vi.advanceTimersByTime(20);
}

export function said(el: HTMLElement): string {
  return el.textContent?.replace(/\s+/g, " ") ?? "";
}
