// node bytecode.mjs <pyodide folder> <collect.py> <out.json> <wheel> ...
// Runs the course once in Pyodide and writes what its imports were compiled to: {"package/__pycache__/x.pyc": base64}.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, script, out, ...wheels] = process.argv.slice(2).map((word) => path.resolve(word));
const { loadPyodide } = await import(pathToFileURL(path.join(folder, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: folder + path.sep, packages: [] });
const extractDir = python.runPython("import site; site.getsitepackages()[0]");
for (const wheel of wheels) python.unpackArchive(new Uint8Array(fs.readFileSync(wheel)), "wheel", { extractDir });
python.runPython(fs.readFileSync(script, "utf8"));
fs.writeFileSync(out, python.globals.get("collected"));
