// node collect.mjs <pyodide folder> <collect.py> <out.json> <wheel> ...
// Runs the course once in Pyodide and writes what its imports were compiled to, as collect.py says.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, script, out, ...wheels] = process.argv.slice(2).map((word) => path.resolve(word));
const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")));
// Which columns of a line failed is told to nobody here, and is a quarter of all.
const env = { PYTHONNODEBUGRANGES: "1" };
const python = await loadPyodide({ indexURL: folder + path.sep, packages: [], env });
const extractDir = python.runPython("import site; site.getsitepackages()[0]");
for (const wheel of wheels) python.unpackArchive(new Uint8Array(fs.readFileSync(wheel)), "wheel", { extractDir });
try {
  python.runPython(fs.readFileSync(script, "utf8"));
} catch (error) {
  console.error(String(error.message || error).trim()); // Node.js would print a megabyte of Pyodide around it
  process.exit(1);
}
fs.writeFileSync(out, python.globals.get("collected"));
