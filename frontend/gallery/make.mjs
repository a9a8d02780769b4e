/** Writes gallery/documents.js: the example documents with their words, for the page beside it. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const examples = new URL("../tests/examples/", here);
const bundle = await build({
  entryPoints: [new URL("../tests/words.ts", here).pathname],
  bundle: true,
  write: false,
  platform: "node",
  format: "esm",
  define: { "import.meta.dirname": JSON.stringify(new URL("../tests", here).pathname) },
});
const { wordsFor } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString("base64")}`);
const ORDER = ["safety", "statute", "mark", "whatif", "discuss", "quiz", "sort", "compare", "brief", "figure", "memo"];
const documents = readdirSync(examples)
  .map((name) => JSON.parse(readFileSync(new URL(name, examples), "utf8")))
  .map((document) => ({ ...document, words: wordsFor(document.kind) }))
  .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
writeFileSync(new URL("documents.js", here), `var documents = ${JSON.stringify(documents)};\n`);
