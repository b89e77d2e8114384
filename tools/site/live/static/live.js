// A lesson as a page without code (`&page` in the address): the page to read is there at once, while JupyterLite and
// Python load behind it. When every lab is ready, the living lesson takes its place, and the line that is being read
// stays where it is.
{
const facts = JSON.parse(document.getElementById("course-facts").textContent);
const { words, lessons } = facts;
const asked = new URLSearchParams(location.search);
const wanted = asked.get("path") ?? "";
const here = asked.has("page") && Object.hasOwn(lessons, wanted) && lessons[wanted]; // its own, none of Object's

const make = (name, parent, properties, ...inside) => {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...inside);
  parent?.append(node);
  return node;
};
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const within = (seconds, promise, why) =>
  Promise.race([promise, pause(seconds * 1000).then(() => Promise.reject(new Error(why)))]);
const until = async (look, seconds, why) => {
  const began = performance.now();
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() - began > seconds * 1000) throw new Error(why);
    await pause(100);
  }
};

// --- the bar on top
const bar = make("header", null, { id: "course-bar", ariaLabel: words.bar });
make("a", bar, { href: "../../", textContent: words.home });
const said = make("p", bar, { id: "course-said" });
said.setAttribute("role", "status");
const meter = make("progress", bar, { id: "course-meter", max: 1, value: 0, ariaLabel: words.meter });
let slow;
const tell = (sentence, share = 0) => {
  clearTimeout(slow);
  if (said.textContent !== sentence) said.textContent = sentence;
  meter.value = Math.max(meter.value, share);
  if (!bar.dataset.state) slow = setTimeout(() => (said.textContent = words.slow), 45_000);
};
const finish = (state, sentence) => {
  bar.dataset.state = state;
  tell(sentence);
};

// --- the page to read
const first = make("iframe", null, { id: "course-first", title: words.reading });
const READING = ".bar, .ways { display: none } .lesson { padding-top: 2rem }";
const pageOf = (link) => {
  const name = /(\d\d_\w+)\.(?:ipynb|html)$/.exec(new URL(link.href, link.baseURI).pathname)?.[1];
  return name && Object.entries(lessons).find(([path]) => path.endsWith(`/${name}.ipynb`))?.[1].live;
};
const prepareReading = () => {
  const page = first.contentDocument;
  if (!page?.head || page.URL === "about:blank") return requestAnimationFrame(prepareReading);
  make("style", page.head, { textContent: READING });
  if (page.readyState === "loading") page.addEventListener("DOMContentLoaded", () => leadOut(page));
  else leadOut(page);
};
const leadOut = (page) => {
  for (const link of page.querySelectorAll("a[href]")) {
    if (link.getAttribute("href").startsWith("#")) continue;
    const live = pageOf(link);
    if (live) link.href = new URL(live, location.href).href;
    link.target = link.origin === location.origin ? "_top" : "_blank";
  }
};
const cover = () => {
  make("link", document.head, { rel: "stylesheet", href: "../course/page.css" });
  make("link", document.head, { rel: "stylesheet", href: "../course/live.css" });
  document.body.classList.add("course-loading");
  document.body.dataset.bacWake = "reload"; // to the labs: there is no Start button here
  document.title = here.title;
  if (here.next) make("a", bar, { href: here.next, textContent: words.next });
  first.src = here.read;
  document.body.prepend(bar, first);
  prepareReading();
};

// --- what is needed comes over the line while the page itself is still being put together
const fetchAhead = () => {
  if (navigator.connection?.saveData) return;
  let here = 0;
  for (const file of facts.ahead) {
    fetch(file, { priority: "low" })
      .then((answer) => answer.body.pipeTo(new WritableStream()))
      .then(() => (meter.value = Math.max(meter.value, 0.05 + (0.4 * ++here) / facts.ahead.length)), () => {});
  }
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
  const done = await within(600, window.jupyterapp.commands.execute("notebook:run-all-cells"), "cells do not end");
  kernel.iopubMessage.disconnect(count);
  if (done === false) throw new Error("a cell failed");
};

const start = async (panel) => {
  tell(words.python, 0.2);
  await until(() => kernelOf(panel), 120, "no kernel");
  await within(300, kernelOf(panel).info, "no Python");
  tell(words.packages, 0.5);
  await run(panel);
};

// What went wrong by chance goes right with another Python; a reader who is told to try again does no more.
const startAgain = async (panel, error) => {
  console.warn(error);
  const { sessionContext } = panel.context;
  await kernelOf(panel)?.shutdown().catch(console.warn);
  sessionContext.session?.dispose();
  await sessionContext.changeKernel({ name: "python" });
  await start(panel);
};

// --- a page, not an editor: nothing can be deleted or opened by mistake
const settle = (panel) => {
  document.title = here.title;
  window.jupyterapp.commands.processKeydownEvent = () => {};
  const stop = (event) => event.stopImmediatePropagation();
  panel.node.addEventListener("dblclick", stop, true);
  document.addEventListener("contextmenu", stop, true); // the browser's own menu, not the editor's
  const clean = () => {
    if (panel.context.model.dirty) panel.context.model.dirty = false;
  };
  panel.context.model.stateChanged.connect(clean);
  clean();
};

// --- the living lesson looks like the page that was read until now
const headingsIn = (part) => [...(part?.querySelectorAll("h1, h2, h3") ?? [])];
const nameOf = (heading) => heading.textContent.replace("¶", "").trim();
const wordsOf = (fold) => fold.querySelector("summary").textContent.trim();
const dress = (panel) => {
  const read = first.contentDocument;
  for (let node = panel.node.querySelector(".jp-WindowedPanel-viewport"); node && node !== document.body; ) {
    node.classList.add("course-way");
    node = node.parentElement;
  }
  panel.node.querySelector(".jp-WindowedPanel-viewport").removeAttribute("role"); // a page is no feed of cells
  for (const cell of panel.node.querySelectorAll(".jp-Cell")) cell.removeAttribute("aria-label");
  const top = panel.node.querySelector(".jp-MarkdownOutput");
  const title = top?.querySelector("h1");
  title?.prepend(make("span", null, { className: "number", textContent: here.title.slice(0, 2) }), " ");
  const question = top?.querySelector("blockquote");
  question?.classList.add("asked");
  question?.nextElementSibling?.classList.add("note");
  const copy = (name, place) => {
    const part = read?.querySelector(name)?.cloneNode(true);
    if (!part) return;
    for (const link of part.querySelectorAll("a[href]")) {
      if (!link.getAttribute("href").startsWith("#")) link.href = new URL(link.getAttribute("href"), read.baseURI).href;
    }
    place.append(make("div", null, { className: "course-part" }, part));
  };
  if (top) copy(".contents", top);
  copy(".neighbours", document.body);
  copy(".foot", document.body);
  const folds = [...panel.node.querySelectorAll(".jp-MarkdownOutput details")].map((fold) => [wordsOf(fold), fold]);
  for (const fold of read?.querySelectorAll("main > details") ?? []) {
    const same = folds.findIndex(([name]) => name === wordsOf(fold));
    if (same >= 0) folds.splice(same, 1)[0][1].open = fold.open;
  }
};

const show = (panel) => {
  const above = headingsIn(first.contentDocument).filter((one) => one.getBoundingClientRect().top < innerHeight / 3);
  // What stands first on the screen stays where it is: below it a line may break otherwise. Who is at the top stays there.
  const seen = above.find((one) => one.getBoundingClientRect().top >= 0);
  const place = above.length > 1 ? seen ?? above.at(-1) : null;
  const offset = place?.getBoundingClientRect().top;
  const reading = document.activeElement === first;
  dress(panel);
  document.documentElement.classList.add("course-living");
  document.body.classList.replace("course-loading", "course-live");
  const target = headingsIn(panel.node).find((one) => place && nameOf(one) === nameOf(place));
  const settleAt = () => {
    const wanted = target ? target.getBoundingClientRect().top - bar.offsetHeight - Math.max(offset, -innerHeight / 2) : 0;
    scrollTo(0, target ? scrollY + wanted : 0);
  };
  settleAt();
  first.remove();
  window.dispatchEvent(new Event("resize"));
  requestAnimationFrame(settleAt);
  if (!reading) return;
  const focus = target ?? headingsIn(panel.node)[0];
  if (focus) focus.tabIndex = -1;
  focus?.focus({ preventScroll: true });
};

// --- links lead to pages, and to places in the page
const placeNamed = (hash) => {
  const name = decodeURIComponent(hash.slice(1));
  const plain = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const wanted = plain(name.startsWith("source-") ? "Sources" : name);
  return headingsIn(document.getElementById("main")).find((one) => plain(nameOf(one)) === wanted);
};
const follow = (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const place = link.getAttribute("href").startsWith("#") && placeNamed(link.hash);
  const page = !place && pageOf(link);
  if (!place && !page) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (page) return void (location.href = page);
  place.tabIndex = -1;
  place.scrollIntoView();
  place.focus({ preventScroll: true });
};

// --- keep a copy for days without a network
const labsWorker = async () => {
  const home = new URL("../", location.href).href;
  for (let seconds = 0; seconds < 20; seconds += 0.5) {
    const found = await navigator.serviceWorker?.getRegistration(home);
    if (found?.scope !== home) return null; // JupyterLite asked for one at its very start
    if (found.active?.state === "activated") return found.active;
    await pause(500);
  }
  return null;
};
// Firefox and Safari refuse this folder in a private window, where all else works until the window is closed.
const isPrivate = async () => {
  if (!navigator.storage?.getDirectory) return false;
  return navigator.storage.getDirectory().then(() => false, () => true);
};
const whole = (files) => [...new Set(files.map((file) => new URL(file, location.href).href))];
const keepPages = async () => {
  const worker = await navigator.serviceWorker.register("../../offline.js", { scope: "../../" });
  return until(() => worker.active?.state === "activated", 60, "no worker");
};
const keepLabs = (worker) => {
  const seen = performance.getEntriesByType("resource").filter((one) => one.responseStatus < 400).map((one) => one.name);
  return new Promise((done) => {
    const line = new MessageChannel();
    line.port1.onmessage = (event) => done(event.data === true);
    worker.postMessage({ keep: whole([...seen, location.href.split("?")[0], ...facts.kernel]) }, [line.port2]);
    setTimeout(() => done(false), 120_000);
  });
};

const open = async () => {
  document.addEventListener("click", follow, true);
  cover();
  if (typeof WebAssembly !== "object" || typeof BigInt64Array !== "function") return finish("failed", words.old);
  fetchAhead();
  tell(words.page, 0.05);
  const panel = await until(living, 120, "no page");
  await start(panel).catch((error) => startAgain(panel, error));
  settle(panel);
  show(panel);
  finish("ready", words.ready);
  const worker = await labsWorker();
  if (!worker || (await isPrivate())) return tell(words.private);
  const kept = await Promise.all([keepLabs(worker), keepPages()]);
  if (kept.every(Boolean)) tell(words.kept);
};

if (here) open().catch((error) => {
  console.warn(error);
  if (bar.dataset.state !== "ready") finish("failed", navigator.onLine ? words.failed : words.offline);
});
}
