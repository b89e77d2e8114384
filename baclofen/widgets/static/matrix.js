// A real table of radio buttons or check boxes; each is called "row, column".

function render({ model, el }) {
  const { id, body, off } = begun(el, "matrix", model);
  const get = (name) => model.get(name);
  const words = get("words");
  const several = get("several");
  const columns = get("columns");
  const rows = get("rows").map(row);
  body.append(make("table", { class: "bac-grid", role: "table", "aria-labelledby": id + "-label" },
    headRow("", columns.map(([, text]) => text)),
    make("tbody", { role: "rowgroup" }, ...rows.flatMap((one) => [one.line, one.below]))));

  function row([key, text], at) {
    const note = make("div", { class: "bac-why", id: `${id}-why-${at}` });
    const below = make("tr", { role: "row", class: "bac-below" },
      make("td", { role: "cell", colspan: columns.length + 1 }, note));
    const inputs = columns.map(([column, name], place) => {
      const input = make("input", {
        type: several ? "checkbox" : "radio", name: `${id}-${at}`, value: column, "aria-label": `${text}, ${name}`,
      });
      input.addEventListener("click", (event) => { if (get("locked")) event.preventDefault(); });
      input.addEventListener("change", () => chosen(key));
      const mark = make("span", { class: "bac-cell-mark", id: `${id}-mark-${at}-${place}` });
      const cell = make("td", { role: "cell", class: "bac-cell" },
        make("label", {}, input, make("span", { class: "bac-cell-name", "aria-hidden": "true", text: name }), mark));
      return { column, input, mark, cell };
    });
    const line = make("tr", { role: "row", class: "bac-line" },
      make("th", { scope: "row", role: "rowheader", text }), ...inputs.map((one) => one.cell));
    return { key, inputs, note, line, below };
  }

  function chosen(key) {
    const { inputs } = rows.find((one) => one.key === key);
    const picked = inputs.filter((one) => one.input.checked).map((one) => one.column);
    sendChosen(model, { ...get("value"), [key]: picked });
  }

  function show() {
    const locked = get("locked");
    for (const { key, inputs, note, line, below } of rows) {
      const state = showMark(note, words, held(get("marks"), key));
      below.hidden = note.hidden;
      line.dataset.mark = below.dataset.mark = state;
      for (const { column, input, mark, cell } of inputs) {
        const on = (held(get("value"), key) || []).includes(column);
        if (input.checked !== on) input.checked = on;
        setAttr(input, "aria-disabled", locked ? "true" : "");
        cell.dataset.mark = showMark(mark, words, [held(held(get("cells"), key), column) || "plain", ""]);
        const told = [mark, note].filter((one) => !one.hidden).map((one) => one.id);
        setAttr(input, "aria-describedby", told.join(" "));
      }
    }
  }

  show();
  const stop = listen(model, ["value", "marks", "cells", "locked"], show);
  return () => { off(); stop(); };
}

export default { initialize, render };
