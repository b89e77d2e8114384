// Why each option is right or wrong; what needs reading stands open.

function render({ model, el }) {
  begin(el, "reasons");
  const words = model.get("words");

  function entry({ text, why, mark, chosen }) {
    const note = make("div", { class: "bac-why" });
    const row = make("li", { class: "bac-option" },
      make("p", { class: "bac-reason-title" }, make("b", { text }),
        chosen ? make("span", { class: "bac-tag", text: words.chosen }) : null), note);
    row.dataset.mark = showMark(note, words, [mark, why]);
    return row;
  }

  function group({ title, mark, open, entries }) {
    const list = make("ul", { class: "bac-reason-list" }, ...entries.map(entry));
    if (!title) return list;
    const state = make("span", { class: "bac-reason-mark" });
    showMark(state, words, [mark, ""]);
    state.dataset.mark = mark;
    return make("details", { class: "bac-details", open },
      make("summary", {}, make("span", { class: "bac-entry", text: title }), state), list);
  }

  const show = () => el.replaceChildren(...model.get("groups").map(group));
  show();
  return listen(model, ["groups"], show);
}

export default { initialize, render };
