/** What the what-if board computes: truths, what to ask next, the smallest changes.
 *
 * The Python engine does the same; tests hold the two together on every story. It needs no page.
 */
import { Turning } from "./change";
import { close, reach, type Change, type Reach, type Settings } from "./closing";
import { trees, type Board, type Element, type Tree, type Truth, type Value } from "./document";
import { factsOf, nodeOf, nodeTruth, type Node } from "./tree";

const NOT: Record<Truth, Truth> = { met: "not-met", "not-met": "met", open: "open" };

function both(truths: Truth[]): Truth {
  if (truths.includes("not-met")) return "not-met";
  return truths.includes("open") ? "open" : "met";
}

function elementTruths(tree: Tree, values: Settings): Record<string, Truth> {
  const found: Record<string, Truth> = {};
  const truth = (id: string): Truth => (found[id] ??= find(tree.elements[id]!));
  const find = (element: Element): Truth => {
    if (element.all) return both(element.all.map(truth));
    if (element.any) return NOT[both(element.any.map((id) => NOT[truth(id)]))];
    if (element.none) return both(element.none.map((id) => NOT[truth(id)]));
    const value = values[element.fact!];
    return value === "yes" ? "met" : value === "no" ? "not-met" : "open";
  };
  return Object.fromEntries(Object.keys(tree.elements).map((id) => [id, truth(id)]));
}

/** Keep the sets that contain no other set. A set is a number with one bit for each fact. */
function absorb(sets: bigint[]): bigint[] {
  const kept: bigint[] = [];
  const size = (set: bigint): number => set.toString(2).replaceAll("0", "").length;
  const bySize = [...new Set(sets)].map((set) => [size(set), set] as const).sort((a, b) => a[0] - b[0]);
  for (const [, set] of bySize) if (!kept.some((small) => (small & set) === small)) kept.push(set);
  return kept;
}

/** The minimal sets of unknown facts that could meet an open tree, joined into one set.
 *
 * Parts that share no fact cannot absorb one another, so only parts that do are multiplied out.
 */
class Asking {
  constructor(
    private values: Settings,
    private bits: Map<string, bigint>,
    private reached: Reach,
  ) {}

  /** An unknown fact, with the unknown facts of the tree that must then be so as well. */
  private leaf(fact: string, good: Value): bigint {
    let set = this.bits.get(fact)!;
    for (const [other, bit] of this.bits) {
      if (this.values[other] === "yes" || this.values[other] === "no") continue;
      const forced = good === "yes" ? this.reached.get(fact)?.has(other) : this.reached.get(other)?.has(fact);
      if (forced) set |= bit;
    }
    return set;
  }

  private open(kids: Node[]): Node[] {
    return kids.filter((kid) => nodeTruth(kid, this.values) === "open");
  }

  private touched(node: Node): bigint {
    if ("fact" in node) return this.leaf(node.fact, node.good);
    return this.open(node.kids).reduce((all, kid) => all | this.touched(kid), 0n);
  }

  /** The kids in groups, so that no two groups touch the same fact. */
  private apart(kids: Node[]): Node[][] {
    let groups: { facts: bigint; kids: Node[] }[] = [];
    for (const kid of kids) {
      const joined = { facts: this.touched(kid), kids: [kid] };
      const rest = groups.filter((group) => (group.facts & joined.facts) === 0n);
      for (const group of groups) {
        if ((group.facts & joined.facts) === 0n) continue;
        joined.facts |= group.facts;
        joined.kids.unshift(...group.kids);
      }
      groups = [...rest, joined];
    }
    return groups.map((group) => group.kids);
  }

  private sets(node: Node): bigint[] {
    if ("fact" in node) return [this.leaf(node.fact, node.good)];
    return this.combine(node.op, this.open(node.kids));
  }

  private combine(op: "all" | "any", kids: Node[]): bigint[] {
    const families = kids.map((kid) => this.sets(kid));
    if (op === "any") return absorb(families.flat());
    return families.reduce((sofar, family) => absorb(sofar.flatMap((a) => family.map((b) => a | b))), [0n]);
  }

  asked(node: Node): bigint {
    if (nodeTruth(node, this.values) !== "open") return 0n;
    if ("fact" in node) return this.leaf(node.fact, node.good);
    return this.apart(this.open(node.kids))
      .flatMap((kids) => (kids.length === 1 ? [this.asked(kids[0]!)] : this.combine(node.op, kids)))
      .reduce((all, set) => all | set, 0n);
  }
}

function askTree(tree: Tree, values: Settings, reached: Reach): string[] {
  const facts = factsOf(tree);
  const bits = new Map(facts.map((fact, place) => [fact, 1n << BigInt(place)]));
  const asked = new Asking(values, bits, reached).asked(nodeOf(tree, tree.root));
  return facts.filter((fact) => asked & bits.get(fact)!);
}

function forEachTree<T>(board: Board, settings: Settings, find: (tree: Tree, values: Settings, reached: Reach) => T) {
  const reached = reach(board.question.implies);
  const { values } = close(board, settings);
  return Object.fromEntries(trees(board).map((tree) => [tree.id, find(tree, values, reached)]));
}

export const truths = (board: Board, settings: Settings = {}): Record<string, Record<string, Truth>> =>
  forEachTree(board, settings, elementTruths);

export const askNext = (board: Board, settings: Settings = {}): Record<string, string[]> =>
  forEachTree(board, settings, askTree);

export const smallestChanges = (board: Board, settings: Settings = {}) =>
  forEachTree(board, settings, (tree, values, reached) => ({
    met: new Turning(tree, values, "met", reached).search(),
    "not-met": new Turning(tree, values, "not-met", reached).search(),
  }));

export interface Judged {
  contradiction?: string;
  truths: Record<string, Record<string, Truth>>;
  ask_next: Record<string, string[]>;
  smallest_changes: Record<string, { met: Change[]; "not-met": Change[] }>;
}

/** Everything at once; after a contradiction, nothing but its name. */
export function run(board: Board, settings: Settings = {}): Judged {
  const { contradiction } = close(board, settings);
  if (contradiction !== undefined) return { contradiction, truths: {}, ask_next: {}, smallest_changes: {} };
  return {
    truths: truths(board, settings),
    ask_next: askNext(board, settings),
    smallest_changes: smallestChanges(board, settings),
  };
}
