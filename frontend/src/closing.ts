/** What follows from what a story states and a learner sets: facts closed under their implications, both ways. */
import type { Board, Value } from "./document";

export type Settings = Record<string, Value>;
export type Change = Record<string, Value>;

export interface Closed {
  values: Settings;
  /** The fact whose implication does not hold, and the fact that it contradicts. */
  contradiction?: string;
  against?: string;
}

export type Reach = Map<string, Set<string>>;

const NOTHING = {};
const known = new WeakMap<object, Reach>();

/** Every fact that follows from each fact, however many steps away; worked out once for each document. */
export function reach(implies: Record<string, string[]> = NOTHING): Reach {
  const before = known.get(implies);
  if (before) return before;
  const reached: Reach = new Map();
  known.set(implies, reached);
  for (const from of Object.keys(implies)) {
    const found = new Set<string>();
    const visit = (fact: string): void => {
      for (const next of implies[fact] ?? []) {
        if (!found.has(next)) {
          found.add(next);
          visit(next);
        }
      }
    };
    visit(from);
    reached.set(from, found);
  }
  return reached;
}

export function fill(stated: Settings, reached: Reach): Closed {
  const values = { ...stated };
  for (const [from, following] of reached) {
    for (const to of following) {
      if (stated[from] === "yes" && stated[to] === "no") return { values: stated, contradiction: from, against: to };
      if (stated[from] === "yes") values[to] = "yes";
      if (stated[to] === "no") values[from] = "no";
    }
  }
  return { values };
}

/** The story's facts, changed by the settings, and all that follows from them, both ways. */
export function close(board: Board, settings: Settings = {}): Closed {
  const { start = {}, implies } = board.question;
  return fill({ ...start, ...settings }, reach(implies));
}

/** The facts that stand in the way of a setting, with the values that would let it stand. */
export function others(board: Board, settings: Settings, fact: string, value: Value): Change {
  const { start = {}, implies } = board.question;
  const stated: Settings = { ...start, ...settings };
  const reached = reach(implies);
  const found: Change = {};
  for (const other of Object.keys(stated)) {
    if (value === "yes" && stated[other] === "no" && reached.get(fact)?.has(other)) found[other] = "yes";
    if (value === "no" && stated[other] === "yes" && reached.get(other)?.has(fact)) found[other] = "no";
  }
  return found;
}
