// JupyterLab jumps to the last cell when all cells are run. The learner pressed a button at the top and wants to
// read on from there, so the first output that appears brings the page back, once.

function bringBack(el) {
  const scroller = el.closest(".jp-WindowedPanel-outer, .jp-Notebook");
  if (!scroller) return;
  const back = () => { scroller.scrollTop = 0; };
  const jumped = () => scroller.scrollTop > scroller.clientHeight / 2;
  const stop = Date.now() + 1500;
  const watch = () => {
    if (jumped()) back();
    if (Date.now() < stop) setTimeout(watch, 100);
  };
  watch();
}

function render({ model, el }) {
  begin(el, "awake");
  const text = make("p", { class: "bac-awake-text", role: "status" });
  el.append(text);
  // Filled later than placed, so that a screen reader hears that the lesson has started.
  setTimeout(() => { text.textContent = model.get("text"); }, 200);
  if (!model.get("seen")) {
    setTimeout(() => bringBack(el), 50);
    model.set("seen", true);
    model.save_changes();
  }
}

export default { render };
