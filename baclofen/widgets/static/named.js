// Words of a sentence that name a part of the picture beside it: what the other names stand for turns faint while one is
// pointed at, has the focus, or is pressed. The other way round, a hand on a curve marks its word.

function named(el, holder, title) {
  let all = [];
  let buttons = [];
  let kept = null;

  // Told to the panel: its picture listens, see figure.js.
  function light(name) {
    const own = name ? name.gids : [];
    const faint = name ? all.filter((one) => one !== name).flatMap((one) => one.gids).filter((gid) => !own.includes(gid)) : [];
    el.dispatchEvent(new CustomEvent("bac-light", { bubbles: true, detail: faint }));
  }

  function keep(name) {
    kept = kept === name ? null : name;
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.stands === kept)));
    light(kept);
  }

  function button(name, text) {
    const made = make("button", { type: "button", class: "bac-named", "aria-pressed": String(name === kept), title, text });
    made.stands = name;
    made.style.color = "var(--fig-" + name.colour + ")";
    for (const event of ["pointerenter", "focus"]) made.addEventListener(event, () => light(name));
    for (const event of ["pointerleave", "blur"]) made.addEventListener(event, () => light(kept));
    made.addEventListener("click", () => keep(name));
    return made;
  }

  // Every name once, at its first place.
  function write(text, names) {
    if (names !== all) { all = names; kept = null; }
    const low = text.toLowerCase();
    const found = all.map((name) => [low.indexOf(name.text.toLowerCase()), name]).filter(([at]) => at >= 0);
    const focused = buttons.indexOf(document.activeElement);
    const parts = [];
    let from = 0;
    for (const [at, name] of found.sort((one, two) => one[0] - two[0])) {
      if (at < from) continue;
      parts.push(text.slice(from, at), button(name, text.slice(at, (from = at + name.text.length))));
    }
    holder.replaceChildren(...parts, text.slice(from));
    buttons = parts.filter((part) => part.stands);
    buttons[focused]?.focus();
    // A name that is no longer said keeps nothing faint.
    if (kept && !buttons.some((one) => one.stands === kept)) keep(kept);
  }

  function over(event) {
    if (event.target.closest(".bac-panel") !== el.closest(".bac-panel")) return;
    buttons.forEach((one) => one.classList.toggle("bac-pointed", one.stands.gids.includes(event.detail)));
  }
  document.addEventListener("bac-over", over);
  return { write, end: () => document.removeEventListener("bac-over", over) };
}
