function render({ model, el }) {
  const id = begin(el, "select");
  const get = (name) => model.get(name);
  const label = make("label", { for: id, class: "bac-label" });
  const select = make("select", { id });
  const help = make("p", { class: "bac-help", id: id + "-help" });
  el.append(label, select, help);

  function build() {
    label.textContent = get("label");
    help.textContent = get("help");
    help.hidden = !get("help");
    setAttr(select, "aria-describedby", get("help") ? help.id : "");
    select.replaceChildren(...get("options").map(([value, text]) => make("option", { value, text })));
    show();
  }
  function show() { select.value = get("value"); }

  select.addEventListener("change", () => send(model, "value", select.value));
  build();
  const offs = [listen(model, ["value"], show), listen(model, ["options", "label", "help"], build)];
  return () => offs.forEach((off) => off());
}

export default { render };
