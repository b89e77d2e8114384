// Steps that move up and down by buttons; focus stays with the step, and its new place is spoken.

function render({ model, el }) {
  const { id, body, off } = begun(el, "order", model);
  const get = (name) => model.get(name);
  const words = get("words");
  const say = speaker(el);
  say("");
  const list = make("ol", { class: "bac-steps" });
  body.append(list);
  const steps = Object.entries(get("steps")).map(([key, text], at) => {
    const note = make("div", { class: "bac-why", id: `${id}-why-${at}` });
    const button = (name, sign, by) => make("button", {
      type: "button", class: "bac-move", "aria-label": `${name}: ${text}`, title: name, text: sign, onclick: () => move(key, by),
    });
    const up = button(words.move_up, "\u2191", -1);
    const down = button(words.move_down, "\u2193", 1);
    const moves = make("span", { class: "bac-moves" }, up, down);
    const node = make("li", { class: "bac-step" },
      make("div", { class: "bac-step-line" }, make("span", { class: "bac-step-text", text }), moves), note);
    return { key, text, node, note, up, down, moves };
  });

  function move(key, by) {
    const order = [...get("value")];
    const from = order.indexOf(key);
    const to = from + by;
    if (get("locked") || to < 0 || to >= order.length) return;
    [order[from], order[to]] = [order[to], order[from]];
    sendChosen(model, order);
    show();
    const step = steps.find((one) => one.key === key);
    say(fill(words.moved, { step: step.text, place: to + 1, count: order.length }));
  }

  function show() {
    const order = get("value");
    const locked = get("locked");
    const active = document.activeElement;
    order.forEach((key, at) => {
      const step = steps.find((one) => one.key === key);
      if (list.children[at] !== step.node) list.insertBefore(step.node, list.children[at] || null);
      step.moves.hidden = locked;
      setAttr(step.up, "aria-disabled", at === 0 ? "true" : "");
      setAttr(step.down, "aria-disabled", at === order.length - 1 ? "true" : "");
      step.node.dataset.mark = showMark(step.note, words, held(get("marks"), key));
    });
    // Moving a node takes the focus away.
    if (active && list.contains(active) && document.activeElement !== active) active.focus();
  }

  show();
  const stop = listen(model, ["value", "marks", "locked"], show);
  return () => { off(); stop(); say.stop(); };
}

export default { initialize, render };
