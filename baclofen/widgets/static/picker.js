// Any number of answers out of many: what is chosen, a field to search, and a few at a time. The list is a row of
// buttons that stay pressed; nothing has to be scrolled past.

const AT_A_TIME = 6;

function render({ model, el }) {
  const id = begin(el, "picker");
  const get = (name) => model.get(name);
  const words = get("words");
  const heading = make("button", { type: "button", class: "bac-toggle bac-picker-head", "aria-expanded": String(!get("folded")), "aria-controls": id + "-body" });
  const field = make("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
  const list = make("div", { class: "bac-chips", role: "group" });
  const next = make("button", { type: "button", class: "bac-link", text: words.others });
  const nothing = make("p", { class: "bac-help", text: words.nothing });
  const help = helpText(id, words);
  const body = make("div", { id: id + "-body", class: "bac-picker-body" }, field, list, nothing, next);
  el.append(make("div", { class: "bac-picker-row" }, heading, help.button), help.text, body);
  let from = 0;

  function found() {
    const wanted = field.value.trim().toLowerCase();
    return get("options").filter(([, text]) => text.toLowerCase().includes(wanted));
  }

  function toggle(key) {
    const value = get("value");
    send(model, "value", value.includes(key) ? value.filter((one) => one !== key) : [...value, key]);
    show();
    list.querySelector(`[data-key="${key}"]`)?.focus();
  }

  // What is chosen stands first and stays; of the others come a few at a time.
  function show() {
    const value = get("value");
    const chosen = get("options").filter(([key]) => value.includes(key));
    const open = found().filter(([key]) => !value.includes(key));
    if (from >= open.length) from = 0;
    const shown = [...chosen, ...open.slice(from, from + AT_A_TIME)];
    list.replaceChildren(...shown.map(([key, text]) => {
      const chip = make("button", { type: "button", class: "bac-chip", role: "checkbox", "aria-checked": String(value.includes(key)), "data-key": key, text });
      chip.addEventListener("click", () => toggle(key));
      return chip;
    }));
    next.hidden = open.length <= AT_A_TIME;
    nothing.hidden = Boolean(shown.length);
    heading.textContent = get("label") + (chosen.length ? fill(words.picked, { count: chosen.length }) : "");
  }

  function describe() {
    for (const node of [field, list]) node.setAttribute("aria-label", get("label"));
    field.setAttribute("placeholder", words.search);
    field.hidden = get("options").length <= AT_A_TIME;
    setAttr(field, "aria-describedby", help.show(get("label"), get("help")));
    show();
  }

  function fold(folded) {
    heading.setAttribute("aria-expanded", String(!folded));
    body.hidden = folded;
  }

  heading.addEventListener("click", () => fold(heading.getAttribute("aria-expanded") === "true"));
  field.addEventListener("input", () => { from = 0; show(); });
  next.addEventListener("click", () => { from += AT_A_TIME; show(); list.querySelector("[aria-checked=false]")?.focus(); });
  fold(get("folded"));
  describe();
  const offs = [listen(model, ["value"], show), listen(model, ["options", "label", "help"], describe)];
  return () => offs.forEach((off) => off());
}

export default { initialize, render };
