// Shared by every part of the kit. Text from Python only ever becomes textContent.

const newId = () => "bac-" + Math.random().toString(36).slice(2, 10);

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

// The same words again would be a change of the page all the same: layout, and work for a screen reader.
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function setAttr(node, name, value) {
  if (value === "" || value === null || value === undefined || value === false) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

// What a table holds under a key of its own: every object also has a "constructor", and that is no answer.
function held(table, key) {
  return table && Object.hasOwn(table, key) ? table[key] : undefined;
}

function fill(sentence, parts) {
  return (sentence || "").replace(/\{(\w+)\}/g, (all, name) => (Object.hasOwn(parts, name) ? parts[name] : all));
}

// What every part does once in a page, before it is drawn.
function initialize({ model }) {
  const part = model.set({}); // gives back the model itself
  const wear = () => putOn(model.get("sheet"));
  model.on("change:sheet", wear);
  wear();
  // anywidget takes from its views what Jupyter's own hear, so whether they are shown is told to them here.
  model.on("change:layout", (_, layout) => withViews(part, (view) => view.setLayout(layout)));
  setTimeout(() => part?._handle_comm_msg?.({ content: { data: {} } }).catch(() => listenAgain(part)));
}

async function withViews(part, tell) {
  for (const view of Object.values(part?.views ?? {})) tell(await view);
}

// A page that is given a sheet, even the same again, looks at everything in it anew: all panels share the first.
function putOn(sheet) {
  const worn = document.getElementById("bac-sheet");
  if (!sheet || worn?.textContent === sheet) return;
  if (worn) worn.textContent = sheet;
  else document.head.append(make("style", { id: "bac-sheet", text: sheet }));
}

// anywidget waits two seconds for a part's script. Where a slow computer needs longer, it lets nothing that Python says
// through to that part again, for as long as the page lives. Such a part listens by itself and asks for what it missed.
function listenAgain(part) {
  const hear = Object.getPrototypeOf(Object.getPrototypeOf(part))._handle_comm_msg;
  const caughtUp = async () => {
    await part.state_change;
    withViews(part, (view) => view.update_classes([], part.get("_dom_classes")));
  };
  const status = ({ content }) => content.execution_state === "idle" && caughtUp();
  part.comm?.on_msg(hear.bind(part));
  part.comm?.send({ method: "request_state" }, { iopub: { status } });
}

// One view may go while its model stays (a cell is run again), so every listener is taken off.
function listen(model, names, handler) {
  const events = names.map((name) => "change:" + name);
  for (const event of events) model.on(event, handler);
  return () => events.forEach((event) => model.off(event, handler));
}

// A message may bring a dozen changes: what they show is drawn once, when all have come.
function listenOnce(model, names, handler) {
  let waits = false;
  const now = () => { if (waits) { waits = false; handler(); } };
  const off = listen(model, names, () => {
    if (!waits) queueMicrotask(now);
    waits = true;
  });
  return () => { waits = false; off(); };
}

// A dead kernel makes sending fail; the panel's notice says so, the control must not break.
function send(model, name, value) {
  try {
    model.set(name, value);
    model.save_changes();
  } catch (error) {
    console.warn("The lab did not hear this change.", error);
  }
}

// Changes of a part wait in the page while Python works on an earlier one, messages do not. So what is chosen or
// typed goes both ways, and a button pressed right after it finds it there, however busy Python is.
function sendChosen(model, value) {
  send(model, "value", value);
  try { model.send({ value }); } catch (error) { console.warn(error); }
}

// Jupyter's command mode takes arrows, letters and Enter from a focused slider or radio button.
// The attribute stops its shortcuts; other hosts listen further up and are kept out by not letting keys rise.
// Tab, Escape and shortcuts with Ctrl or Cmd go on, so nobody is trapped.
function guardKeys(root) {
  root.setAttribute("data-lm-suppress-shortcuts", "true");
  root.addEventListener("keydown", (event) => {
    if (event.key === "Tab" || event.key === "Escape" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
  });
}

function begin(el, name) {
  el.classList.add("bac-part", "bac-" + name);
  guardKeys(el);
  return newId();
}

// Speaks a text once things have been still for a while; silent for what was there at the start.
function speaker(root) {
  const region = make("div", { class: "bac-spoken", role: "status", "aria-live": "polite", "aria-atomic": "true" });
  root.append(region);
  let timer = 0;
  let last = null;
  const say = (text) => {
    if (last === null) { last = text; return; }
    clearTimeout(timer);
    // What was taken away and comes again is news, as after a second press of the same button.
    if (!text) {
      last = region.textContent = "";
      return;
    }
    timer = setTimeout(() => {
      if (text === last) return;
      last = text;
      region.textContent = text;
      // Emptied later, so that a reader who walks the page does not meet the text twice.
      timer = setTimeout(() => { region.textContent = ""; }, 6000);
    }, 600);
  };
  say.stop = () => clearTimeout(timer);
  return say;
}

function formatNumber(value, decimals = 9) {
  let text = Number(value).toFixed(decimals);
  if (text.includes(".")) text = text.replace(/0+$/, "").replace(/\.$/, "");
  const [whole, rest] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return rest ? grouped + "." + rest : grouped === "-0" ? "0" : grouped;
}

function decimalsOf(...values) {
  return Math.max(0, ...values.map((value) => (Number(value).toFixed(9).replace(/0+$/, "").split(".")[1] || "").length));
}
