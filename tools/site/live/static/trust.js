// JupyterLite keeps no signatures, so what may show its saved script is decided here, before a notebook is drawn: a cell
// that is, word for word, the cell of this release's lesson of this very path. Every mark of trust that a file brings
// is taken out. The page without code always shows and runs the release's own lesson, whatever was saved over it.
{
const { release, lessons } = JSON.parse(document.getElementById("course-release").textContent);
const isPage = new URLSearchParams(location.search).has("page");

// The same content gives the same text: keys in order, a text in lines as one text.
const plain = (value) => {
  if (Array.isArray(value)) return value.every((one) => typeof one === "string") ? value.join("") : value.map(plain);
  if (!value || typeof value !== "object") return value;
  return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, plain(inner)]);
};
const wordForWord = ({ cell_type, source, outputs, attachments }) =>
  JSON.stringify(plain([cell_type, [source].flat(), outputs ?? [], attachments ?? {}]));

const published = async (path) => {
  const name = lessons.find((lesson) => path === `${release}/${lesson}`);
  if (!name) return null;
  const answer = await fetch(`../files/${release}/${name}`).catch(() => null);
  return answer?.ok ? answer.json() : null;
};
const judge = async (path, file) => {
  const own = await published(path);
  if (own && isPage) file.content = own;
  delete file.content.metadata?.widgets; // a page makes them anew as it opens, and they hold scripts of their own
  const known = new Set(own?.cells.map(wordForWord));
  for (const cell of file.content.cells ?? []) {
    const { trusted, ...metadata } = cell.metadata ?? {};
    cell.metadata = known.has(wordForWord(cell)) ? { ...metadata, trusted: true } : metadata;
  }
};
const guard = (contents) => {
  const get = contents.get.bind(contents);
  contents.get = async (path, options) => {
    const file = await get(path, options);
    if (file.type === "notebook" && file.content) await judge(path, file);
    return file;
  };
};
// The application puts itself here before it begins, so no notebook is read unseen.
let app;
Object.defineProperty(window, "jupyterapp", {
  get: () => app,
  set: (made) => {
    app = made;
    guard(app.serviceManager.contents);
  },
});
}
