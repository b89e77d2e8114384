function render({ model, el }) {
  begin(el, "catalog");
  const empty = make("p", { class: "bac-help", text: model.get("words").nothing });
  const list = make("ul", { class: "bac-catalog-list" });
  el.append(empty, list);
  // What the learner opened stays open while a search changes the list around it.
  const open = new Set();

  function entry(item) {
    const tone = (at) => (item.tone && !at ? { class: "bac-tone bac-small", "data-tone": item.tone } : { class: "bac-tag" });
    const tags = item.tags.map((text, at) => make("span", { ...tone(at), text }));
    const lines = item.lines.flatMap(([label, text]) => [make("dt", { text: label }), make("dd", { text })]);
    return fold(item.key, item.open, [make("span", { class: "bac-entry", text: item.title }), ...tags], make("dl", {}, ...lines));
  }

  function fold(key, begins, head, inside) {
    const details = make("details", { class: "bac-details", open: open.has(key) || begins }, make("summary", {}, ...head), inside);
    details.addEventListener("toggle", () => (details.open ? open.add(key) : open.delete(key)));
    return make("li", {}, details);
  }

  // A group has its colour, its shape and its word, as everywhere.
  function grouped(group) {
    const there = model.get("items").filter((item) => item.group === group.key);
    const head = make("span", { class: "bac-tone", "data-tone": group.tone, text: group.title });
    return fold("group " + group.key, false, [head], make("ul", { class: "bac-catalog-list" }, ...there.map(entry)));
  }

  function show() {
    const items = model.get("items");
    setAttr(list, "aria-label", model.get("label"));
    list.hidden = !items.length;
    empty.hidden = Boolean(items.length);
    const groups = model.get("groups");
    list.replaceChildren(...(groups.length ? groups.map(grouped) : items.map(entry)));
  }
  show();
  return listen(model, ["items", "groups", "label"], show);
}

export default { initialize, render };
