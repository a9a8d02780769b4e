// @vitest-environment node
/** The built script and the words it asks for. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { expect, it } from "vitest";
import { tables } from "./words";

const source = join(import.meta.dirname, "../src");
const built = readFileSync(join(import.meta.dirname, "../../src/everyelement/static/everyelement.js"), "utf8");

it("is a classic script that needs no page and only sets everyElement", () => {
  const context = createContext({});
  runInContext(built, context);
  expect(Object.keys(context)).toEqual(["everyElement"]);
  const { everyElement } = context as { everyElement: Record<string, unknown> };
  expect(Object.keys(everyElement).sort()).toEqual(["judge", "mount", "render", "score"]);
});
it("becomes a module by one line at its end", async () => {
  const module = await import(`data:text/javascript;base64,${Buffer.from(`${built}\nexport default everyElement;`).toString("base64")}`);
  expect(typeof (module as { default: { render: unknown } }).default.render).toBe("function");
});
it("loads nothing from elsewhere and inserts no HTML", () => {
  for (const name of readdirSync(source)) {
    const text = readFileSync(join(source, name), "utf8");
    expect(text, name).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|fetch\(|XMLHttpRequest|@import|url\(/);
  }
});
it("has words for every key that it says", () => {
  const all = tables();
  const known = new Set(Object.values(all).flatMap((table) => Object.keys(table)));
  const prefixed = ["verdict", "answer", "finding", "grade", "value"].flatMap((name) => Object.keys(all[name]!).map((key) => `${name}-${key}`));
  for (const key of prefixed) known.add(key);
  const asked = readdirSync(source).flatMap((name) => [...readFileSync(join(source, name), "utf8").matchAll(/\bsay\("([\w-]+)"/g)]);
  expect(asked.length).toBeGreaterThan(50);
  for (const [, key] of asked) expect(known, key).toContain(key!);
});
it("says the same of a page as of a notebook, in its own words", () => {
  const all = tables().all!;
  for (const key of ["keep-ask", "keep-kept", "keep-none", "keep-never", "keep-late", "erase-ask"]) {
    expect([all[key], all[`${key}-page`]].every(Boolean), key).toBe(true);
  }
});
