// Starts the browser's Python here once, as a lesson does, and compiles what that imports: then no browser has to.
// node start.mjs FOLDER OUT PACKAGES PROGRAM EXERCISE reads Python and wheels in FOLDER, and writes them to OUT.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, out, packages, program, exercise] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")));
  const python = await loadPyodide({ indexURL: `${folder}/` });
  await python.loadPackage(packages.split(","), { messageCallback() {} });
  python.runPython(readFileSync(program, "utf8"));
  python.globals.get("start")(exercise);
  const compiled = python.globals.get("compiled");
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".whl") && !name.endsWith(".zip")) continue;
    const made = compiled(new Uint8Array(readFileSync(join(folder, name))), name.endsWith(".zip"));
    writeFileSync(join(out, name), made.toJs());
    made.destroy();
  }
} catch (error) {
  // Node would print the whole of the one line that the error comes from, a million characters.
  process.stderr.write(`${error.message ?? error}\n`);
  process.exitCode = 1;
}
