function render({ model, el }) {
  const id = begin(el, "search");
  const get = (name) => model.get(name);
  const label = make("label", { for: id, class: "bac-label" });
  const field = make("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
  const help = make("p", { class: "bac-help", id: id + "-help" });
  el.append(label, field, help);
  let timer = 0;

  function show() {
    label.textContent = get("label");
    help.textContent = get("help");
    help.hidden = !get("help");
    setAttr(field, "aria-describedby", get("help") ? help.id : "");
    // While letters are on their way, what is typed counts.
    if (!timer && field.value !== get("value")) field.value = get("value");
  }
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { timer = 0; send(model, "value", field.value); }, 150);
  });
  show();
  const off = listen(model, ["value", "label", "help"], show);
  return () => { off(); clearTimeout(timer); };
}

export default { render };
