// Shared by the exam formats: sign, word and reason of a mark, the question's group, and tables.

const SIGNS = { right: "\u2713", wrong: "\u2717", missed: "!" };

function signFor(state) {
  return make("span", { class: "bac-sign", "aria-hidden": "true", text: SIGNS[state] });
}

// Sign and word in front of a reason; hidden where there is nothing to say.
function showMark(note, words, mark) {
  const [state, text] = mark || ["plain", ""];
  const word = (words || {})[state] || "";
  note.hidden = !word && !text;
  note.replaceChildren(
    ...(word ? [signFor(state), make("strong", { text: word + (text ? ". " : "") })] : []), text || "");
  return state;
}

// The stem and the way to answer stand first and name the group of all that follows.
function begun(el, name, model) {
  const id = begin(el, name);
  const label = make("p", { class: "bac-label bac-stem", id: id + "-label" });
  const help = make("p", { class: "bac-help", id: id + "-help" });
  const body = make("div", { class: "bac-answer" });
  const stimulus = model.get("stimulus");
  const shown = stimulus && stimulus.rows ? make("div", { class: "bac-stimulus" }, dataTable(stimulus, id + "-data")) : null;
  const group = make("div", { role: "group", "aria-labelledby": label.id }, label, shown, help, body);
  el.append(group);
  const show = () => {
    label.textContent = model.get("label");
    label.hidden = !model.get("label");
    help.textContent = model.get("help");
    help.hidden = !model.get("help");
    setAttr(group, "aria-describedby", model.get("help") ? help.id : "");
  };
  show();
  arrive(label);
  return { id, body, off: listen(model, ["label", "help"], show) };
}

// A question that a button has just brought is read on from its stem; on opening the page nothing moves.
function arrive(label, tries = 50) {
  if (!label.isConnected) {
    if (tries) setTimeout(() => arrive(label, tries - 1), 20);
    return;
  }
  const panel = label.closest(".bac-panel");
  const active = document.activeElement;
  if (!panel || !active || !panel.contains(active) || !active.classList.contains("bac-press")) return;
  label.tabIndex = -1;
  label.focus();
}

// Roles are written out, because a narrow screen shows rows as blocks and would else lose the table.
function headRow(corner, names) {
  const first = corner ? make("th", { scope: "col", role: "columnheader", text: corner }) : make("td", { role: "cell" });
  return make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, first,
    ...names.map((text) => make("th", { scope: "col", role: "columnheader", text }))));
}

function dataTable({ caption, columns, rows }, id) {
  const table = make("table", { role: "table" }, caption ? make("caption", { id, text: caption }) : null,
    make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...columns.map((text) => make("th", { scope: "col", role: "columnheader", text })))),
    make("tbody", { role: "rowgroup" }, ...rows.map(([first, ...rest]) => make("tr", { role: "row" },
      make("th", { scope: "row", role: "rowheader", text: first }), ...rest.map((text) => make("td", { role: "cell", text }))))));
  return make("div", {
    class: "bac-table", tabindex: "0", role: "region",
    ...(caption ? { "aria-labelledby": id } : { "aria-label": columns.join(", ") }),
  }, table);
}
