function render({ model, el }) {
  const id = begin(el, "select");
  const get = (name) => model.get(name);
  const label = make("label", { for: id, class: "bac-label" });
  const select = make("select", { id });
  const help = helpText(id, get("words"));
  el.append(make("span", { class: "bac-asked" }, label, help.button), help.text, select);

  function build() {
    label.textContent = get("label");
    setAttr(select, "aria-describedby", help.show(get("label"), get("help")));
    select.replaceChildren(...get("options").map(([value, text]) => make("option", { value, text })));
    show();
  }
  function show() { select.value = get("value"); }

  select.addEventListener("change", () => sendChosen(model, select.value));
  build();
  const offs = [listen(model, ["value"], show), listen(model, ["options", "label", "help"], build)];
  return () => offs.forEach((off) => off());
}

export default { initialize, render };
