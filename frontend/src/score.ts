/** The result of an exercise: what `score.py` says, where there is no Python. */
import type { Answers, Document, Outcome, Verdict } from "./document";

export interface Result {
  exercise: string;
  version: string;
  items: number;
  checked: number;
  earned: number;
  possible: number;
  outcomes: { item: string; option: string; how: "taken" | "left"; verdict: Verdict }[];
}

export function score(document: Document, answers: Answers): Result {
  const current = answers.version === document.version;
  const items = document.question.items;
  const checked = current ? items.filter((item) => answers.checked.includes(item.id)) : [];
  const outcomes: Result["outcomes"] = [];
  let sum = 0;
  for (const item of checked) {
    const answer = answers.items[item.id] ?? {};
    if (answer.pass) continue;
    for (const option of item.options ?? document.question.options ?? []) {
      const how = answer.take?.includes(option.id) ? "taken" : "left";
      // Only where many may be picked does leaving an option say anything.
      if (how === "left" && item.pick !== "many") continue;
      const outcome: Outcome | undefined = document.key?.outcomes[item.id]?.[option.id]?.[how];
      if (!outcome) continue;
      sum += outcome.points;
      outcomes.push({ item: item.id, option: option.id, how, verdict: outcome.verdict });
    }
  }
  return {
    exercise: document.id,
    version: document.version,
    items: items.length,
    checked: checked.length,
    earned: Math.max(0, sum),
    possible: document.key?.possible ?? 0,
    outcomes,
  };
}
