// A lesson as a page without code (`&page` in the address): the page to read is there at once, while JupyterLite and
// Python load behind it. When every lab is ready, the living lesson takes its place, at the same heading.
{
const facts = JSON.parse(document.getElementById("course-facts").textContent);
const { words } = facts;
const asked = new URLSearchParams(location.search);
const here = asked.has("page") && facts.lessons[asked.get("path")];

const make = (name, parent, properties, ...inside) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...inside);
  parent?.append(node);
  return node;
};
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const tell = (sentence, share) => {
  if (said.textContent !== sentence) said.textContent = sentence;
  if (share !== undefined) meter.value = share;
};

const until = async (look, seconds, why) => {
  const began = performance.now();
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() - began > seconds * 1000) throw new Error(why);
    await pause(150);
  }
};

// --- the bar on top and the page to read
const bar = make("header", null, { id: "course-bar", ariaLabel: words.bar });
make("a", bar, { href: "../../", textContent: words.home });
const said = make("p", bar, { id: "course-said", role: "status" });
const meter = make("progress", bar, { id: "course-meter", max: 1, value: 0, ariaLabel: words.meter });
const first = make("iframe", null, { id: "course-first", title: words.reading });

const cover = () => {
  document.body.classList.add("course-loading");
  document.title = here.title;
  if (here.next) make("a", bar, { href: here.next, textContent: words.next });
  first.src = here.read;
  document.body.prepend(bar, first);
};

// --- what is needed comes over the line while the page itself is still being put together
const fetchAhead = () => {
  if (!navigator.connection?.saveData) for (const file of facts.ahead) fetch(file, { priority: "low" }).catch(() => {});
};

// --- opening
const living = () => {
  const panel = window.jupyterapp?.shell?.currentWidget;
  return panel?.context?.isReady && panel.content?.widgets?.length ? panel : null;
};
const kernelOf = (panel) => panel.context.sessionContext.session?.kernel;

const run = async (panel) => {
  const kernel = kernelOf(panel);
  const cells = panel.content.widgets.filter((cell) => cell.model.type === "code").length;
  let begun = 0;
  const count = (_, message) => {
    if (message.header.msg_type !== "execute_input") return;
    begun += 1;
    tell(words.labs.replace("{number}", begun).replace("{count}", cells), 0.5 + (0.5 * begun) / cells);
  };
  kernel.iopubMessage.connect(count);
  const done = await window.jupyterapp.commands.execute("notebook:run-all-cells");
  kernel.iopubMessage.disconnect(count);
  if (done === false) throw new Error("a cell failed");
};

const nearestHeading = () => {
  const page = first.contentDocument;
  const above = [...(page?.querySelectorAll("h2, h3") ?? [])].filter((h) => h.getBoundingClientRect().top < 120);
  return above.at(-1)?.textContent.trim();
};

const show = (panel) => {
  const place = nearestHeading();
  const reading = document.activeElement === first;
  document.body.classList.replace("course-loading", "course-live");
  first.remove();
  window.dispatchEvent(new Event("resize"));
  const headings = [...panel.node.querySelectorAll("h1, h2, h3")];
  const target = headings.find((h) => h.textContent.replace("¶", "").trim() === place) ?? headings[0];
  requestAnimationFrame(() => {
    target?.scrollIntoView({ block: "start" });
    if (reading && target) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  });
};

// --- a page, not an editor: nothing can be deleted or opened by mistake, and links lead to pages
const settle = (panel) => {
  document.title = here.title;
  window.jupyterapp.commands.processKeydownEvent = () => {};
  panel.node.addEventListener("dblclick", (event) => event.stopImmediatePropagation(), true);
  const clean = () => {
    if (panel.context.model.dirty) panel.context.model.dirty = false;
  };
  panel.context.model.stateChanged.connect(clean);
  clean();
};

document.addEventListener(
  "click",
  (event) => {
    const name = /(\d\d_\w+\.ipynb)/.exec(event.target.closest?.("a[href]")?.href)?.[1];
    const lesson = here && Object.entries(facts.lessons).find(([path]) => path.endsWith(`/${name}`));
    if (!lesson) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    location.href = lesson[1].live;
  },
  true,
);
first.addEventListener("load", () => {
  for (const link of first.contentDocument?.querySelectorAll("a[href]") ?? []) {
    if (!link.getAttribute("href").startsWith("#")) link.target = "_top";
  }
});

// --- keep a copy for days without a network
const keep = async () => {
  const worker = await navigator.serviceWorker?.ready;
  if (!worker?.active) return false;
  const seen = performance.getEntriesByType("resource").map((one) => one.name);
  const others = Object.values(facts.lessons).map((one) => one.file);
  const files = [...facts.kernel, ...others].map((file) => new URL(file, location.href).href);
  const urls = [...seen, location.href.split("?")[0], ...files];
  return new Promise((done) => {
    const line = new MessageChannel();
    line.port1.onmessage = (event) => done(event.data === true);
    worker.active.postMessage({ keep: [...new Set(urls)] }, [line.port2]);
    setTimeout(() => done(false), 60_000);
  });
};

const open = async () => {
  cover();
  fetchAhead();
  tell(words.page, 0.05);
  const panel = await until(living, 120, "no page");
  tell(words.python, 0.2);
  await until(() => kernelOf(panel), 120, "no kernel");
  await kernelOf(panel).info;
  tell(words.packages, 0.5);
  await run(panel);
  settle(panel);
  show(panel);
  tell(words.ready, 1);
  bar.dataset.state = "ready";
  if (await keep()) tell(words.kept);
  else if (!navigator.serviceWorker) tell(words.private);
};

if (here) open().catch((error) => {
  console.warn(error);
  bar.dataset.state = "failed";
  tell(navigator.onLine ? words.failed : words.offline, 0);
});
}
