// The head stands inside the panel's box, which ipywidgets draws and which cannot carry a role of its own.

function whenPlaced(el, action, tries = 300) {
  const panel = el.closest(".bac-panel");
  if (panel && panel.isConnected) action(panel);
  else if (tries) setTimeout(() => whenPlaced(el, action, tries - 1), tries > 200 ? 10 : 100);
}

function render({ model, el }) {
  const id = begin(el, "head");
  const get = (name) => model.get(name);
  const title = make("h" + Math.min(6, Math.max(2, get("level"))), { id, class: "bac-title" });
  const question = make("p", { class: "bac-question" });
  const asleep = make("div", { class: "bac-part bac-asleep-place" });
  el.append(title, question, asleep);
  let panel = null;
  let timer = 0;
  let asking = 0;
  let gone = false;
  let hand = null;

  function show() {
    title.textContent = get("title");
    question.textContent = get("question");
    question.hidden = !get("question");
  }

  function answered() {
    clearTimeout(timer);
    timer = 0;
    asleep.replaceChildren();
    if (asleep.parentElement !== el) el.append(asleep);
  }

  // Python is asked a little after the move, once for many moves: asking at once would slow the picture down.
  function moved(event) {
    hand = event.target.closest(".bac-part");
    const known = gone && !(asleep.parentElement === hand && asleep.querySelector("[role]"));
    if (!timer) timer = setTimeout(notice, known ? 300 : get("patience_ms"), true);
    if (!asking) asking = setTimeout(ask, Math.min(400, get("patience_ms") / 4));
  }

  function ask() {
    asking = 0;
    try { model.send({ ping: Date.now() }); } catch (error) { console.warn(error); }
  }

  // After a move the notice stands where the learner's hand is: the head may be far above the window.
  // The alert is made anew, because a region that was already there is not spoken again by every reader.
  function notice(aloud) {
    timer = 0;
    const text = howToWake(get("words"), gone ? "gone" : "asleep");
    const place = aloud && hand?.offsetParent ? hand : el;
    if (asleep.parentElement !== place) place.append(asleep);
    asleep.replaceChildren(make("p", { class: "bac-asleep", role: aloud && "alert", text }));
    if (aloud) asleep.scrollIntoView({ block: "nearest" });
  }

  // Not an alert: a page may hold five labs, and who has touched none of them hears it once, from the first cell.
  function changed(now) {
    gone = now === "ended" || now === "away";
    if (gone) notice(false);
    else {
      ask();
      if (!timer) timer = setTimeout(notice, get("patience_ms"), false);
    }
  }

  const heard = (message) => { if (message && "pong" in message) answered(); };
  const pressed = (event) => { if (event.target.closest(".bac-press")) moved(event); };
  model.on("msg:custom", heard);
  whenPlaced(el, (found) => {
    panel = found;
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-labelledby", id);
    panel.addEventListener("input", moved);
    panel.addEventListener("change", moved);
    panel.addEventListener("click", pressed);
  });
  show();
  const off = listen(model, ["title", "question"], show);
  const unwatch = watchKernel(model, changed);
  return () => {
    off();
    unwatch();
    clearTimeout(timer);
    clearTimeout(asking);
    asleep.remove();
    model.off("msg:custom", heard);
    if (!panel) return;
    panel.removeEventListener("input", moved);
    panel.removeEventListener("change", moved);
    panel.removeEventListener("click", pressed);
  };
}

export default { render };
