/** Bundles src/ into the one script and the one style sheet that every host loads. The same input gives the same bytes. */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const into = new URL("../src/everyelement/static/", import.meta.url);
const limit = 25 * 1024;

const options = {
  outdir: into.pathname,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "utf8",
  legalComments: "none",
};
const source = (name) => [new URL(`src/${name}.ts`, import.meta.url).pathname];
await build({ ...options, entryPoints: source("everyelement"), globalName: "everyElement" });
// The site's own small script, which shows nothing by itself: pages load it beside the first.
await build({ ...options, entryPoints: source("page") });

let total = 0;
for (const name of ["everyelement.js", "everyelement.css"]) {
  const contents = readFileSync(new URL(name, into));
  const packed = gzipSync(contents, { level: 9 }).length;
  total += packed;
  console.log(`${name}: ${contents.length} bytes, ${packed} gzipped`);
}
console.log(`together: ${total} gzipped, of ${limit}`);
if (total > limit) {
  console.error("Script and style sheet together are over the limit. Find what grew, or say in build.mjs why it must.");
  process.exitCode = 1;
}
