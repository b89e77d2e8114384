function render({ model, el }) {
  begin(el, "catalog");
  const empty = make("p", { class: "bac-help", text: model.get("words").nothing });
  const list = make("ul", { class: "bac-catalog-list" });
  el.append(empty, list);
  // What the learner opened stays open while a search changes the list around it.
  const open = new Set();

  function entry(item) {
    const tags = item.tags.map((text) => make("span", { class: "bac-tag", text }));
    const lines = item.lines.flatMap(([label, text]) => [make("dt", { text: label }), make("dd", { text })]);
    const details = make("details", { class: "bac-details", open: open.has(item.key) || item.open },
      make("summary", {}, make("span", { class: "bac-entry", text: item.title }), ...tags), make("dl", {}, ...lines));
    details.addEventListener("toggle", () => (details.open ? open.add(item.key) : open.delete(item.key)));
    return make("li", {}, details);
  }

  function show() {
    const items = model.get("items");
    setAttr(list, "aria-label", model.get("label"));
    list.hidden = !items.length;
    empty.hidden = Boolean(items.length);
    list.replaceChildren(...items.map(entry));
  }
  show();
  return listen(model, ["items", "label"], show);
}

export default { render };
