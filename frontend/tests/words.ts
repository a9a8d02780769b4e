/** Reads content/words/en.toml as far as that file goes: tables of one-line strings. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "../../content/words/en.toml");

export type Tables = Record<string, Record<string, string>>;

const SHARED = ["verdict", "answer", "finding", "grade", "value", "still"];

export function tables(): Tables {
  const found: Tables = {};
  let table: Record<string, string> = {};
  for (const line of readFileSync(FILE, "utf8").split("\n")) {
    const heading = /^\[([\w-]+)\]$/.exec(line);
    const pair = /^([\w-]+) = (".*")$/.exec(line);
    if (heading) table = found[heading[1]!] = {};
    else if (pair) table[pair[1]!] = JSON.parse(pair[2]!) as string;
    else if (line.trim() && !line.startsWith("#")) throw new Error(`en.toml has a line that is no table, pair or comment: ${line}`);
  }
  return found;
}

/** The words of one kind, put together as Python does. */
export function wordsFor(kind: string): Record<string, string> {
  const all = tables();
  const shared = SHARED.flatMap((name) => Object.entries(all[name] ?? {}).map(([key, word]) => [`${name}-${key}`, word]));
  return { ...all.all, ...(Object.fromEntries(shared) as Record<string, string>), ...all[kind] };
}
