/** What would turn a finding: the smallest sets of settings, never as advice to anybody. `law/change.py` does the same. */
import { fill, type Change, type Reach, type Settings } from "./closing";
import type { Tree, Value } from "./document";
import { factsOf, nodeOf, nodeTruth, type Node } from "./tree";

/** No more facts than this are changed at once: beyond it one tells another story. */
const LIMIT = 3;

/** The facts whose setting to `value` brings `fact` to `value`: those that imply it, or that it implies. */
function forcing(fact: string, value: Value, among: string[], reached: Reach): string[] {
  return among.filter((other) => (value === "yes" ? reached.get(other)?.has(fact) : reached.get(fact)?.has(other)));
}

/** Looks for the smallest sets of settings that bring one tree to one truth. */
export class Turning {
  private found = new Map<string, Change>();
  private seen = new Set<string>();
  private readonly node: Node;
  private readonly facts: string[];
  private readonly pairs: [string, string][];

  constructor(
    tree: Tree,
    private base: Settings,
    private to: "met" | "not-met",
    private reached: Reach,
  ) {
    this.node = nodeOf(tree, tree.root);
    this.facts = factsOf(tree);
    this.pairs = [...reached].flatMap(([from, all]) => [...all].map((next): [string, string] => [from, next]));
  }

  search(): Change[] {
    if (nodeTruth(this.node, this.base) === this.to) return [];
    for (let size = 1; size <= LIMIT; size++) {
      this.seen.clear();
      this.extend({}, size);
      if (this.found.size) return this.ordered();
    }
    return [];
  }

  private extend(change: Change, size: number): void {
    const name = this.name(change);
    if (this.seen.has(name)) return;
    this.seen.add(name);
    const length = Object.keys(change).length;
    const values = { ...this.base, ...change };
    const clash = this.pairs.find(([from, to]) => values[from] === "yes" && values[to] === "no");
    if (clash) {
      // The fact already in the change stays; the other has to move with it.
      if (length === size) return;
      if (!(clash[1] in change)) this.extend({ ...change, [clash[1]]: "yes" }, size);
      if (!(clash[0] in change)) this.extend({ ...change, [clash[0]]: "no" }, size);
      return;
    }
    const closed = fill(values, this.reached).values;
    if (nodeTruth(this.node, closed) === this.to) this.found.set(name, change);
    else if (length < size) {
      for (const [fact, value] of this.candidates(this.node, this.to, closed)) {
        if (!(fact in change) && closed[fact] !== value) this.extend({ ...change, [fact]: value }, size);
      }
    }
  }

  private candidates(node: Node, to: "met" | "not-met", values: Settings): [string, Value][] {
    if ("fact" in node) {
      const value: Value = to === "met" ? node.good : node.good === "yes" ? "no" : "yes";
      return [node.fact, ...forcing(node.fact, value, this.facts, this.reached)].map((fact) => [fact, value]);
    }
    const left = node.kids.filter((kid) => nodeTruth(kid, values) !== to);
    // Where every part is needed, the first that is missing must change in any case.
    const needed = (node.op === "all") === (to === "met");
    return (needed ? left.slice(0, 1) : left).flatMap((kid) => this.candidates(kid, to, values));
  }

  /** The order of facts: those of the tree as it reads them, then the others by name. */
  private place(fact: string): string {
    const place = this.facts.indexOf(fact);
    return place < 0 ? `~${fact}` : String(place).padStart(5, "0");
  }

  private sorted(change: Change): string[] {
    return Object.keys(change).sort((a, b) => (this.place(a) < this.place(b) ? -1 : 1));
  }

  private name(change: Change): string {
    return this.sorted(change).map((fact) => `${fact}=${change[fact]}`).join(" ");
  }

  private ordered(): Change[] {
    const places = (change: Change): string => this.sorted(change).map((fact) => this.place(fact)).join(" ");
    return [...this.found.values()]
      .sort((a, b) => (places(a) < places(b) ? -1 : 1))
      .map((change) => Object.fromEntries(this.sorted(change).map((fact) => [fact, change[fact]!])));
  }
}
