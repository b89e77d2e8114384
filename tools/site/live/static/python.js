// What JupyterLite's kernel takes for Pyodide. Where Python was begun before the kernel asked, it gets that one.
import { loadPyodide as plain } from "../static/pyodide/pyodide.js";

// Python would look for its modules in the learner's drawer first: a file there, put in by somebody, is none of them.
const load = async (options) => {
  const python = await plain(options);
  python.runPython("import sys; sys.path[:] = filter(None, sys.path)");
  return python;
};

const indexURL = new URL("../static/pyodide/", import.meta.url).href;
// A lab is read when it is asked for: here all are, while JupyterLite is still being put together.
const LABS = `
import pyodide_kernel, piplite.piplite, baclofen.labs.scenes.scene, baclofen.labs.stories.story
for name in dir(baclofen.labs):
    getattr(baclofen.labs, name)`;
let begun = null;

// The options are those that the kernel will come with; only where its messages go is known later.
export const begin = ({ packages, lockFileURL, ...options }) => {
  const streams = { stdout: console.log, stderr: console.error };
  const start = async () => {
    const python = await load({
      ...options,
      indexURL,
      lockFileURL: new URL(lockFileURL, import.meta.url).href,
      packages: [...packages, "baclofen"],
      stdout: (text) => streams.stdout(text),
      stderr: (text) => streams.stderr(text),
    });
    await python.runPythonAsync(LABS);
    return python;
  };
  begun = { streams, ready: start() };
  begun.ready.catch(console.warn); // told again when the kernel asks, which may be never
};

export const loadPyodide = async (options) => {
  const early = begun;
  begun = null;
  if (!early) return load({ ...options, indexURL });
  Object.assign(early.streams, { stdout: options.stdout, stderr: options.stderr });
  return early.ready.catch(() => load({ ...options, indexURL }));
};
