import { expect, it } from "vitest";
import type { Answers } from "../src/document";
import { score } from "../src/score";
import { example } from "./examples";

const mark = example("mark");
const given = (items: Answers["items"], checked: string[], version = mark.version): Answers => ({ version, items, checked });

it("adds what was taken and lists what was left, for checked items only, in order", () => {
  const items = { p3: { take: [] }, p2: { take: ["lent"] }, p1: { take: ["lent"] } };
  const result = score(mark, given(items, ["p3", "p2"]));
  expect(result).toMatchObject({ exercise: "00-example/find-it", items: 4, checked: 2, earned: 1, possible: 2 });
  expect(result.outcomes).toEqual([
    { item: "p2", option: "lent", how: "taken", verdict: "right" },
    { item: "p3", option: "told-brakes", how: "left", verdict: "missed" },
  ]);
});

it("earns nothing for marking everything", () => {
  const all = Object.fromEntries(mark.question.items.map(({ id }) => [id, { take: ["lent", "told-brakes"] }]));
  expect(score(mark, given(all, Object.keys(all))).earned).toBe(0);
});

it("lists nothing and earns nothing for a pass", () => {
  const result = score(mark, given({ p2: { take: ["lent"], pass: true } }, ["p2"]));
  expect([result.earned, result.checked, result.outcomes]).toEqual([0, 1, []]);
});

it("scores nothing for another version", () => {
  const result = score(mark, given({ p2: { take: ["lent"] } }, ["p2"], "another"));
  expect([result.earned, result.checked, result.outcomes]).toEqual([0, 0, []]);
});

it("says nothing of what is left where only one may be taken", () => {
  const quiz = example("quiz");
  const result = score(quiz, { version: quiz.version, items: { q1: { take: ["c"] } }, checked: ["q1"] });
  expect(result.outcomes).toEqual([{ item: "q1", option: "c", how: "taken", verdict: "partly" }]);
});

it("earns nothing without the key", () => {
  const { key: _withheld, ...open } = mark;
  expect(score(open, given({ p2: { take: ["lent"] } }, ["p2"]))).toMatchObject({ earned: 0, possible: 0, outcomes: [] });
});
