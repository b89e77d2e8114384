// Choices in groups. A limit of 1 is a radio group; a limit of n stops there and says how many are left.

function render({ model, el }) {
  const { id, body, off } = begun(el, "groups", model);
  const get = (name) => model.get(name);
  const words = get("words");
  const say = speaker(el);
  say("");
  let again = false;
  const made = get("groups").map(fieldset);
  const tie = get("bowtie") ? drawing() : null;
  body.classList.add("bac-sets");
  body.classList.toggle("bac-bowtie", Boolean(tie));
  if (tie) body.append(tie.node);
  body.append(...made.map((one) => one.node));

  function picks(group) { return held(get("value"), group.key) || []; }
  function full(group) { return group.limit > 1 && picks(group).length >= group.limit; }
  function leftText(group) {
    const left = group.limit - picks(group).length;
    return fill(left > 0 ? words.left : words.full, { count: group.limit, left });
  }

  function fieldset(group, number) {
    const left = make("p", { class: "bac-help bac-left", id: `${id}-left-${number}` });
    const options = group.options.map(([key, text], at) => option(group, number, key, text, at));
    const list = make("div", { class: "bac-options" }, ...options.map((one) => one.row));
    const node = make(group.text ? "fieldset" : "div", { class: "bac-set" },
      group.text ? make("legend", { class: "bac-label", text: group.text }) : null, group.limit > 1 ? left : null, list);
    return { group, node, left, options };
  }

  function option(group, number, key, text, at) {
    const name = `${id}-${number}`;
    const input = make("input", { type: group.limit === 1 ? "radio" : "checkbox", name, value: key, id: `${name}-${at}` });
    const note = make("div", { class: "bac-why", id: `${name}-why-${at}` });
    input.addEventListener("click", (event) => {
      if (get("locked")) event.preventDefault();
      else if (group.limit > 1 && input.checked && full(group)) {
        event.preventDefault();
        // A sentence is spoken again only when it differs, so something that is not heard alternates.
        again = !again;
        say(leftText(group) + (again ? "\u200b" : "\u200b\u200b"));
      }
    });
    input.addEventListener("change", () => chosen(group));
    return { key, input, note, row: make("div", { class: "bac-option" },
      make("label", { for: input.id }, input, make("span", { text })), note) };
  }

  function chosen(group) {
    const { options } = made.find((one) => one.group === group);
    const keys = options.filter((one) => one.input.checked).map((one) => one.key);
    sendChosen(model, { ...get("value"), [group.key]: keys });
    show();
    if (group.limit > 1) say(leftText(group));
  }

  // The bow-tie repeats the choices as a picture; it is decoration and says nothing of its own.
  function drawing() {
    const parts = made.map(({ group }, at) => {
      const slots = Array.from({ length: group.limit || 1 }, () => make("span", { class: "bac-slot" }));
      return { group, slots, node: make("span", { class: at === 1 ? "bac-knot" : "bac-wing" },
        make("b", { text: group.text }), ...slots) };
    });
    const node = make("div", { class: "bac-tie", "aria-hidden": "true" }, ...parts.map((part) => part.node));
    return { node, show: () => parts.forEach(({ group, slots }) => slots.forEach((slot, at) => {
      const key = picks(group)[at];
      const found = group.options.find(([name]) => name === key);
      slot.textContent = found ? found[1] : "";
      slot.dataset.mark = (held(get("marks"), key) || ["plain"])[0];
      slot.classList.toggle("bac-empty", !found);
    })) };
  }

  function show() {
    const marks = get("marks");
    const locked = get("locked");
    for (const { group, left, options } of made) {
      left.textContent = leftText(group);
      left.hidden = locked;
      for (const { key, input, note, row } of options) {
        const on = picks(group).includes(key);
        if (input.checked !== on) input.checked = on;
        row.dataset.mark = showMark(note, words, held(marks, key));
        row.classList.toggle("bac-picked", on);
        const closed = !locked && full(group) && !on;
        row.classList.toggle("bac-closed", closed);
        setAttr(input, "aria-disabled", locked || closed ? "true" : "");
        setAttr(input, "aria-describedby", note.hidden ? "" : note.id);
      }
    }
    if (tie) tie.show();
  }

  show();
  const stop = listen(model, ["value", "marks", "locked"], show);
  return () => { off(); stop(); say.stop(); };
}

export default { initialize, render };
