function render({ model, el }) {
  const { id, body, off } = begun(el, "number", model);
  const get = (name) => model.get(name);
  const field = make("input", {
    type: "text", autocomplete: "off", spellcheck: "false", class: "bac-number-input", id,
    "aria-describedby": `${id}-unit ${id}-note`,
  });
  const note = make("div", { class: "bac-why", id: id + "-note" });
  const unit = make("span", { class: "bac-unit", id: id + "-unit" });
  const line = make("div", { class: "bac-number-line" }, field, unit);
  const name = make("label", { for: id, class: "bac-label" });
  body.append(name, line, note);

  // Sent as a whole, once typing is done, so that a check right after it hears all of it.
  field.addEventListener("change", () => sendChosen(model, field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    sendChosen(model, field.value);
    try { model.send({ enter: true }); } catch (error) { console.warn(error); }
  });

  // Two views of one lab may stand on the page: the cursor goes to the one where the learner is.
  const focus = (message) => {
    const panel = field.closest(".bac-panel");
    if (message.focus && (!panel || panel.contains(document.activeElement))) field.focus();
  };
  model.on("msg:custom", focus);

  function show() {
    name.textContent = get("field");
    unit.textContent = get("unit");
    setAttr(field, "inputmode", get("keyboard"));
    if (field.value !== get("value")) field.value = get("value");
    field.readOnly = get("locked");
    line.dataset.mark = note.dataset.mark = showMark(note, get("words"), get("marks").answer);
  }

  show();
  const stop = listen(model, ["value", "marks", "locked", "unit", "field", "keyboard"], show);
  return () => { off(); stop(); model.off("msg:custom", focus); };
}

export default { initialize, render };
