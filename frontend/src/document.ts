/** The contract of docs/documents.md, as types. Nothing here runs. */

export type Value = "yes" | "no" | "unknown";
export type Truth = "met" | "not-met" | "open";
export type Verdict = "right" | "partly" | "wrong" | "missed" | "arguable";

export interface Option {
  id: string;
  text: string;
}

export interface Item {
  id: string;
  pick: "one" | "many" | "text" | "none";
  text: string;
  options?: Option[];
  after?: string;
  group?: string;
  help?: string;
}

export interface Outcome {
  verdict: Verdict;
  points: number;
  say: string;
  misconception?: string;
  correct?: string;
  cites?: string[];
}

export interface Source {
  id: string;
  cite: string;
  title?: string;
  address?: string;
  read?: string;
}

export interface Side {
  title: string;
  says: string;
  basis: "law" | "argument" | "both";
}

export interface Sides {
  sides: Side[];
  stops: string[];
}

export interface Criterion {
  title: string;
  points: number;
  levels: { points: number; says: string }[];
}

/** A law on a day, as it is set beside others; its id is that of its item. */
export interface Column {
  id: string;
  title: string;
  citation: string;
  on: string;
  plain: string;
  grade: string;
  rebuilt: boolean;
  reading?: Reading;
}

export interface Found {
  finding: Truth;
  /** `apart`: another column finds this part otherwise, or has no such part. */
  parts: { title: string; finding: Truth; apart?: "otherwise" | "missing" }[];
  ask_next: string[];
}

/** A decided case: which it is, and what came of it. Neither is shown before everything is predicted. */
export interface Decided {
  name: string;
  court: string;
  year: number | string;
  citation: string;
}

export interface Ruling {
  held: string[];
  read: string;
  standard: string;
  cautions: string[];
}

/** A chart: an image, never markup, with everything that it shows in words and as a table. */
export interface Chart {
  title: string;
  svg: string;
  alt: string;
  table: { header: string[]; rows: string[][] };
  counted: string;
  not_counted: string;
  year: string;
  grade: string;
  reported?: string;
}

export interface Key {
  possible: number;
  outcomes: Record<string, Record<string, { taken?: Outcome; left?: Outcome }>>;
  reveal?: Sides | Ruling;
  found?: Record<string, unknown>;
  rubric?: Criterion[];
  gate?: string;
}

export interface Reading {
  id: string;
  title: string;
  grade: string;
  note?: string;
  default?: boolean;
}

/** One element of a provision. Exactly one of all, any, none, fact or judged says how it is found. */
export interface Element {
  title: string;
  quote?: string | string[];
  structure?: string;
  note?: string;
  all?: string[];
  any?: string[];
  none?: string[];
  fact?: string;
  ask?: string;
  judged?: string;
  readings?: string[];
  sources?: string[];
}

export type Run = string | [string, string];

export interface LawVersion {
  from: string;
  until?: string;
  citation: string;
  source: string;
  rebuilt: boolean;
  rebuilt_note?: string;
  runs: Run[];
  readings?: Reading[];
  root: string;
  elements: Record<string, Element>;
}

export interface StatuteProvision {
  id: string;
  title: string;
  short: string;
  kind: string;
  plain: string;
  versions: LawVersion[];
}

/** A provision of the what-if board: one version, one reading, one person judged. */
export interface Tree {
  id: string;
  title: string;
  citation: string;
  on: string;
  reading?: Reading;
  root: string;
  elements: Record<string, Element>;
}

export interface Country {
  id: string;
  name: string;
  emergency: string;
  emergency_note: string;
  lines: { name: string; number: string; text?: string; address?: string; note: string; checked: string }[];
}

export interface Question {
  ask: string;
  story?: { id: string; text: string }[];
  options?: Option[];
  items: Item[];
  sure?: boolean;
  task?: string;
  start?: Record<string, Value>;
  disputed?: Record<string, { yes: string; no: string }>;
  implies?: Record<string, string[]>;
  clash?: Record<string, string>;
  labels?: Record<string, string>;
  provisions?: unknown[];
  lesson?: { title: string; question: string };
  note?: string;
  helplines?: Country[];
  exit?: string;
  columns?: Column[];
  case?: Decided;
  figure?: Chart;
}

export interface Document {
  format: number;
  kind: string;
  id: string;
  version: string;
  lang: string;
  title: string;
  minutes?: number;
  short?: boolean;
  law_as_of?: string;
  note?: string;
  instead?: { id: string; title: string };
  sources?: Source[];
  question: Question;
  /** Absent where the host withholds it. */
  key?: Key;
  words: Record<string, string>;
}

export interface Answer {
  take?: string[];
  text?: string;
  sure?: number;
  pass?: boolean;
}

export interface Answers {
  version: string;
  items: Record<string, Answer>;
  checked: string[];
}

/** What the what-if board needs of a document, and no more: so that it can be judged without a page. */
export interface Board {
  question: Pick<Question, "start" | "implies" | "provisions">;
}

export const trees = (board: Board): Tree[] => (board.question.provisions ?? []) as Tree[];
export const statutes = (document: Document): StatuteProvision[] =>
  (document.question.provisions ?? []) as StatuteProvision[];
