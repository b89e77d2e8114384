// The head stands inside the panel's box, which ipywidgets draws and which cannot carry a role of its own.

function whenPlaced(el, action, tries = 300) {
  const panel = el.closest(".bac-panel");
  if (panel && panel.isConnected) action(panel);
  else if (tries) setTimeout(() => whenPlaced(el, action, tries - 1), tries > 200 ? 10 : 100);
}

// The pressed button goes once the guess is told; a keyboard goes on from what was said, or from the first control.
function keepFocus(button, panel, tries = 60) {
  if (button.checkVisibility()) {
    if (tries) setTimeout(keepFocus, 50, button, panel, tries - 1);
    return;
  }
  const active = document.activeElement;
  if (active && active !== button && active.checkVisibility() && panel.contains(active)) return;
  const told = [...panel.querySelectorAll(".bac-gate .bac-sentence")].find((text) => text.checkVisibility());
  told?.setAttribute("tabindex", "-1");
  (told || panel.querySelector(".bac-controls :is(input, select, button)"))?.focus({ preventScroll: true });
}

// How tall the picture is that stays in sight on a narrow page, and the question of a guess below it: a control that
// gets the focus comes to stand below both.
function watchPicture(panel) {
  const picture = panel.querySelector(".bac-stage");
  if (!picture) return () => {};
  const questions = panel.querySelectorAll(".bac-gate > .bac-choice > fieldset > .bac-label, .bac-gate > .bac-slider > .bac-row:first-child");
  const sizes = new ResizeObserver(() => {
    const pinned = getComputedStyle(picture).position === "sticky";
    panel.style.setProperty("--bac-pinned", (pinned ? picture.offsetHeight : 0) + "px");
    for (const question of questions) question.closest(".bac-part").style.setProperty("--bac-question", question.offsetHeight + "px");
  });
  for (const box of [picture, ...questions]) sizes.observe(box);
  return () => sizes.disconnect();
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
    next.take();
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
    if (gone) {
      next.forget();
      notice(false);
    }
    else {
      ask();
      if (!timer) timer = setTimeout(notice, get("patience_ms"), false);
    }
  }

  const next = prefetched(model);
  const heard = (message) => { if (message && "pong" in message) answered(); };
  const pressed = (event) => {
    const button = event.target.closest(".bac-press");
    if (!button) return;
    moved(event);
    if (button.closest(".bac-gate")) keepFocus(button, panel);
  };
  let unpin = () => {};
  model.on("msg:custom", heard);
  whenPlaced(el, (found) => {
    panel = found;
    panel.setAttribute("role", "region");
    panel.setAttribute("aria-labelledby", id);
    panel.addEventListener("input", moved);
    panel.addEventListener("change", moved);
    panel.addEventListener("click", pressed);
    // the picture may be drawn a little later than the head
    const pin = setTimeout(() => { unpin = watchPicture(panel); }, 1000);
    unpin = () => clearTimeout(pin);
  });
  show();
  const off = listen(model, ["title", "question"], show);
  const unwatch = watchKernel(model, changed);
  return () => {
    off();
    unwatch();
    next.end();
    unpin();
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

export default { initialize, render };
