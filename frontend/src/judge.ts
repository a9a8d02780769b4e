/** What the what-if board computes: truths, what to ask next, the smallest changes.
 *
 * The Python engine does the same; tests hold the two together on every story. It needs no page.
 */
import { trees, type Board, type Element, type Tree, type Truth, type Value } from "./document";

export type Settings = Record<string, Value>;
export type Change = Record<string, Value>;

/** A tree with its negations pushed down to the leaves: each leaf's fact has one favourable value. */
type Node = { fact: string; good: Value } | { op: "all" | "any"; kids: Node[] };

export interface Closed {
  values: Settings;
  /** The fact whose implication does not hold, and the fact that it contradicts. */
  contradiction?: string;
  against?: string;
}

type Reach = Map<string, Set<string>>;

/** Every fact that follows from each fact, however many steps away. */
function reach(implies: Record<string, string[]>): Reach {
  const reached: Reach = new Map();
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

function fill(stated: Settings, reached: Reach): Closed {
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
  const { start = {}, implies = {} } = board.question;
  return fill({ ...start, ...settings }, reach(implies));
}

/** The facts that stand in the way of a setting, with the values that would let it stand. */
export function others(board: Board, settings: Settings, fact: string, value: Value): Change {
  const { start = {}, implies = {} } = board.question;
  const stated: Settings = { ...start, ...settings };
  const reached = reach(implies);
  const found: Change = {};
  for (const other of Object.keys(stated)) {
    if (value === "yes" && stated[other] === "no" && reached.get(fact)?.has(other)) found[other] = "yes";
    if (value === "no" && stated[other] === "yes" && reached.get(other)?.has(fact)) found[other] = "no";
  }
  return found;
}

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

function nodeOf(tree: Tree, id: string, negated = false): Node {
  const { all, any, none, fact } = tree.elements[id]!;
  if (fact !== undefined) return { fact, good: negated ? "no" : "yes" };
  const op = (any ? !negated : negated) ? "any" : "all";
  const flip = none ? !negated : negated;
  return { op, kids: (all ?? any ?? none ?? []).map((kid) => nodeOf(tree, kid, flip)) };
}

/** The facts of a tree in the order of the first element that reads each. */
function factsOf(tree: Tree): string[] {
  const facts = Object.values(tree.elements).flatMap((element) => (element.fact === undefined ? [] : [element.fact]));
  return [...new Set(facts)];
}

function nodeTruth(node: Node, values: Settings): Truth {
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

/** The facts whose setting to `value` brings `fact` to `value`: those that imply it, or that it implies. */
function forcing(fact: string, value: Value, among: string[], reached: Reach): string[] {
  return among.filter((other) => (value === "yes" ? reached.get(other)?.has(fact) : reached.get(fact)?.has(other)));
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

/** Looks for the smallest sets of at most three settings that bring one tree to one truth. */
class Turning {
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
    for (let size = 1; size <= 3; size++) {
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

function forEachTree<T>(board: Board, settings: Settings, find: (tree: Tree, values: Settings, reached: Reach) => T) {
  const reached = reach(board.question.implies ?? {});
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
