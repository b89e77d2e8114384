function render({ model, el }) {
  const { id, body, off } = begun(el, "number", model);
  const get = (name) => model.get(name);
  const field = make("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", class: "bac-number-input", id,
    "aria-describedby": `${id}-unit ${id}-note`,
  });
  const note = make("div", { class: "bac-why", id: id + "-note" });
  const line = make("div", { class: "bac-number-line" }, field, make("span", { class: "bac-unit", id: id + "-unit", text: get("unit") }));
  body.append(make("label", { for: id, class: "bac-label", text: get("field") }), line, note);

  // Sent as a whole, once typing is done, so that a check right after it hears all of it.
  field.addEventListener("change", () => send(model, "value", field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); send(model, "value", field.value); }
  });

  function show() {
    if (field.value !== get("value")) field.value = get("value");
    field.readOnly = get("locked");
    line.dataset.mark = note.dataset.mark = showMark(note, get("words"), get("marks").answer);
  }

  show();
  const stop = listen(model, ["value", "marks", "locked"], show);
  return () => { off(); stop(); };
}

export default { render };
