function render({ model, el }) {
  const id = begin(el, "file");
  const get = (name) => model.get(name);
  const label = make("label", { for: id, class: "bac-label" });
  const help = make("p", { class: "bac-help", id: id + "-help" });
  const field = make("input", { type: "file", id, "aria-describedby": `${id}-help ${id}-error` });
  // There from the start, so that a screen reader hears what comes into it.
  const error = make("p", { class: "bac-error", id: id + "-error", role: "alert" });
  el.append(label, help, field, error);

  function show() {
    label.textContent = get("label");
    help.textContent = get("help");
    help.hidden = !get("help");
    setAttr(field, "accept", get("accept"));
    setAttr(field, "aria-invalid", get("error") ? "true" : "");
    error.textContent = get("error");
  }

  function tell(message) {
    try { model.send(message); } catch (problem) { console.warn(problem); }
  }

  // The same file may be chosen twice, also after it was changed.
  field.addEventListener("click", () => { field.value = ""; });
  field.addEventListener("change", () => {
    const file = field.files[0];
    error.textContent = "";
    if (!file) return;
    if (file.size > get("limit_bytes")) { tell({ refused: "large" }); return; }
    file.text().then((text) => tell({ name: file.name, text }), () => tell({ refused: "unreadable" }));
  });
  show();
  return listen(model, ["label", "help", "accept", "error"], show);
}

export default { initialize, render };
