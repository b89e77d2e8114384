function render({ model, el }) {
  const id = begin(el, "search");
  const get = (name) => model.get(name);
  const label = make("label", { for: id, class: "bac-label" });
  const field = make("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
  const help = helpText(id, get("words"));
  el.append(make("span", { class: "bac-asked" }, label, help.button), help.text, field);
  let timer = 0;

  function show() {
    label.textContent = get("label");
    setAttr(field, "aria-describedby", help.show(get("label"), get("help")));
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

export default { initialize, render };
