/** The tree of a provision, made ready for searching: negations pushed down, facts in order, strong Kleene truth. */
import type { Settings } from "./closing";
import type { Tree, Truth, Value } from "./document";

/** A tree with its negations pushed down to the leaves: each leaf's fact has one favourable value. */
export type Node = { fact: string; good: Value } | { op: "all" | "any"; kids: Node[] };

export function nodeOf(tree: Tree, id: string, negated = false): Node {
  const { all, any, none, fact } = tree.elements[id]!;
  if (fact !== undefined) return { fact, good: negated ? "no" : "yes" };
  const op = (any ? !negated : negated) ? "any" : "all";
  const flip = none ? !negated : negated;
  return { op, kids: (all ?? any ?? none ?? []).map((kid) => nodeOf(tree, kid, flip)) };
}

/** The facts of a tree in the order of the first element that reads each. */
export function factsOf(tree: Tree): string[] {
  const facts = Object.values(tree.elements).flatMap((element) => (element.fact === undefined ? [] : [element.fact]));
  return [...new Set(facts)];
}

export function nodeTruth(node: Node, values: Settings): Truth {
  if ("fact" in node) {
    const value = values[node.fact] ?? "unknown";
    return value === "unknown" ? "open" : value === node.good ? "met" : "not-met";
  }
  const [settles, otherwise]: Truth[] = node.op === "all" ? ["not-met", "met"] : ["met", "not-met"];
  let open = false;
  for (const kid of node.kids) {
    const truth = nodeTruth(kid, values);
    if (truth === settles) return truth;
    open ||= truth === "open";
  }
  return open ? "open" : otherwise!;
}
