// A text or a table with places in it; `place(key, where)` makes what stands there.

function passageNode(model, labelId, place) {
  const { head, rows } = model.get("passage");
  const write = (node, cell, where) => {
    node.append(...cell.map((piece) => (typeof piece === "string" ? piece : place(piece.place, where))));
    return node;
  };
  if (!head.length) {
    const text = make("p", { class: "bac-passage", id: newId() });
    return write(text, rows[0][0], { text });
  }
  const name = (cell) => cell.map((piece) => (typeof piece === "string" ? piece : "")).join("").trim();
  const lines = rows.map((row) => {
    const first = name(row[0]);
    return make("tr", { role: "row", class: "bac-line" }, ...row.map((cell, at) => (at || !first
      ? write(make("td", { role: "cell", "data-head": head[at] }), cell, { row: first, column: head[at] })
      : write(make("th", { scope: "row", role: "rowheader" }), cell, { row: "", column: head[at] }))));
  });
  return make("table", { class: "bac-grid bac-passage", role: "table", "aria-labelledby": labelId },
    headRow(head[0], head.slice(1)), make("tbody", { role: "rowgroup" }, ...lines));
}
