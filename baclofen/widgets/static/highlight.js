// Spans of running text as toggle buttons: marked with a click, Enter or Space.

function render({ model, el }) {
  const { id, body, off } = begun(el, "highlight", model);
  const get = (name) => model.get(name);
  const words = get("words");
  const spans = [];
  body.append(passageNode(model, id + "-label", span));

  function span(key) {
    // Not a button element: a button is a box, and a phrase must run on over the end of a line.
    const node = make("span", { class: "bac-span", role: "button", tabindex: "0", "aria-pressed": "false" });
    const note = make("small", { class: "bac-span-mark" });
    node.append(make("span", { text: get("spans")[key] }), note);
    node.addEventListener("click", () => toggle(key));
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (!event.repeat) toggle(key);
    });
    spans.push({ key, node, note });
    return node;
  }

  function toggle(key) {
    if (get("locked")) return;
    const now = new Set(get("value"));
    if (!now.delete(key)) now.add(key);
    sendChosen(model, spans.map((one) => one.key).filter((name) => now.has(name)));
    show();
  }

  function show() {
    const locked = get("locked");
    for (const { key, node, note } of spans) {
      node.setAttribute("aria-pressed", String(get("value").includes(key)));
      setAttr(node, "aria-disabled", locked ? "true" : "");
      const [state] = held(get("marks"), key) || ["plain"];
      node.dataset.mark = state;
      note.hidden = !words[state];
      note.replaceChildren(...(words[state] ? [" ", signFor(state), words[state]] : []));
    }
  }

  show();
  const stop = listen(model, ["value", "marks", "locked"], show);
  return () => { off(); stop(); };
}

export default { initialize, render };
