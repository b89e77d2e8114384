// Drop-down lists inside sentences or a table. Once locked, the answer stands there as text with its mark.

function render({ model, el }) {
  const { id, body, off } = begun(el, "blanks", model);
  const get = (name) => model.get(name);
  const words = get("words");
  const say = speaker(el);
  say("");
  const order = Object.keys(get("value"));
  const names = {};
  const bank = get("bank") ? wordBank(model, words, say, (blank) => names[blank]) : null;
  const blanks = [];
  if (bank) body.append(bank.node);
  body.append(passageNode(model, id + "-label", blank));

  function blank(key, where) {
    const number = fill(words.blank, { number: order.indexOf(key) + 1, count: order.length });
    names[key] = where.column ? [where.row, where.column].filter(Boolean).join(", ") : number;
    const select = make("select", { "aria-label": names[key], "aria-describedby": where.text ? where.text.id : null },
      make("option", { value: "", text: words.choose }),
      ...get("options")[key].map(([value, text]) => make("option", { value, text })));
    const answer = make("span", { class: "bac-filled", hidden: true });
    const put = (value) => {
      sendChosen(model, { ...get("value"), [key]: value });
      show();
    };
    select.addEventListener("change", () => put(select.value));
    const node = make("span", { class: "bac-blank" }, select, answer);
    if (bank) {
      const { button, place } = bank.placer(key, (value) => { put(value); select.focus(); });
      node.append(button);
      node.addEventListener("dragover", (event) => { if (bank.drags()) event.preventDefault(); });
      node.addEventListener("drop", (event) => { event.preventDefault(); if (bank.drags()) place(); });
    }
    blanks.push({ key, node, select, answer });
    return node;
  }

  function textOf(key) {
    const found = get("options")[key].find(([value]) => value === held(get("value"), key));
    return found ? found[1] : words.empty;
  }

  function show() {
    const locked = get("locked");
    for (const { key, node, select, answer } of blanks) {
      const chosen = held(get("value"), key) || "";
      if (select.value !== chosen) select.value = chosen;
      select.hidden = locked;
      answer.hidden = !locked;
      const [state, text] = held(get("marks"), key) || ["plain", ""];
      node.dataset.mark = state;
      const word = [words[state], text].filter(Boolean).join(". ");
      answer.replaceChildren(...(words[state] ? [signFor(state)] : []),
        make("b", { text: textOf(key) }), ...(word ? [" ", make("small", { text: `(${word})` })] : []));
    }
    if (bank) bank.show(Object.values(get("value")), locked);
  }

  show();
  const stop = listen(model, ["value", "marks", "locked"], show);
  return () => { off(); stop(); say.stop(); };
}

export default { initialize, render };
