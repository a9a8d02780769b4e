// Runs the built front end without a page: reads JSON lines {what, document, given}, writes what it answers, a line each.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createContext, runInContext } from "node:vm";

const context = createContext({});
runInContext(`${readFileSync(process.argv[2], "utf8")}; globalThis.everyElement = everyElement;`, context);
const { judge, score } = context.everyElement;
const boards = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { what, document, board, given } = JSON.parse(line);
  if (what === "board") boards.push(document);
  else if (what === "score") console.log(JSON.stringify(score(document, given)));
  else console.log(JSON.stringify(judge.run(boards[board], given)));
}
