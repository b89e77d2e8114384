// JupyterLab jumps to the last cell when all cells are run. The learner pressed a button at the top and wants to
// read on from there, so the first output that appears brings the page back. Who moves the page by hand has read on.
const HANDS = ["wheel", "touchmove", "pointerdown", "keydown"];

function bringBack(el) {
  const scroller = el.closest(".jp-WindowedPanel-outer, .jp-Notebook");
  if (!scroller) return () => {};
  let stop = Date.now() + 1500;
  const leave = () => {
    stop = 0;
    for (const hand of HANDS) scroller.removeEventListener(hand, leave, true);
  };
  // It looks before it asks the time: on a slow computer drawing alone may take as long.
  const watch = () => {
    if (!stop) return;
    if (scroller.scrollTop > scroller.clientHeight / 2) scroller.scrollTop = 0;
    if (Date.now() > stop) leave();
    else setTimeout(watch, 100);
  };
  for (const hand of HANDS) scroller.addEventListener(hand, leave, { capture: true, passive: true });
  watch();
  return leave;
}

// JupyterLab's "run all" starts a kernel where there is none, and then runs only the first cell. Its "restart and run
// all" runs them all, and asks nothing where nothing is left to restart. So the page's button does that meanwhile.
const RUN = "notebook:run-all-cells";
const WAKE = "notebook:restart-run-all";

function turnButtons(el, from, to) {
  const buttons = el.closest(".jp-Notebook")?.querySelectorAll(`[data-commandlinker-command="${from}"]`) || [];
  for (const button of buttons) button.setAttribute("data-commandlinker-command", to);
}

// Such a page has run its lesson before it shows it: Start would start nothing, and there is no Run menu.
function hideStart() {
  const button = document.querySelector(`[data-commandlinker-command="${RUN}"]`);
  if (button && isLoadedAgain()) button.parentElement.hidden = true;
}

// In the text the first use of a term is a link that carries its plain words. Here they open in place, by mouse, key
// and touch; without this script the link leads to the list of words at the end of the lesson.
const TERM = 'a[title][href$="#Words"]';

function openWords(link) {
  const open = link.nextElementSibling?.classList.contains("bac-term") && link.nextElementSibling;
  if (open) open.remove();
  else link.after(make("span", { class: "bac-term", role: "note", text: link.title }));
  link.setAttribute("aria-expanded", String(!open));
}

function openTerms() {
  if (window.bacTerms) return;
  window.bacTerms = true;
  const heard = (event) => {
    const link = event.target.closest?.(TERM);
    if (!link || (event.type === "keydown" && event.key !== "Enter")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    openWords(link);
  };
  // heard on the way down, before the page follows the link or its shortcuts take the key
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, heard, true);
}

// A lesson reads as a page: its sheet puts the code away until this switch brings it back.
function codeSwitch(words) {
  const button = make("button", { type: "button", class: "bac-link", "aria-pressed": "false", text: words.show_code });
  button.addEventListener("click", () => {
    const on = button.closest(".jp-Notebook").classList.toggle("bac-code");
    button.setAttribute("aria-pressed", String(on));
  });
  return button;
}

function render({ model, el }) {
  begin(el, "start");
  el.classList.add("bac-lesson");
  const text = make("p", { class: "bac-start-text", role: "status" });
  el.append(text);
  let state = "there";
  function show() {
    const asleep = state !== "there";
    text.textContent = asleep ? howToWake(model.get("words"), "gone") : model.get("text");
    text.classList.toggle("bac-asleep", asleep);
    if (state === "ended") turnButtons(el, RUN, WAKE);
  }
  hideStart();
  openTerms();
  const unwatch = watchKernel(model, (now) => { state = now; show(); });
  setTimeout(() => { if (state !== "ended") turnButtons(el, WAKE, RUN); }, 0);
  // Filled later than placed, so that a screen reader hears that the lesson has started.
  setTimeout(show, 200);
  setTimeout(() => { if (el.closest(".jp-NotebookPanel .jp-Notebook")) el.append(codeSwitch(model.get("words"))); }, 200);
  let leave = () => {};
  if (!model.get("seen")) {
    setTimeout(() => { leave = bringBack(el); }, 50);
    model.set("seen", true);
    model.save_changes();
  }
  return () => { unwatch(); leave(); };
}

export default { initialize, render };
