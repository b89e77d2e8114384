// Radio buttons and check boxes: real inputs in a fieldset, so arrows, Space and forms of speech come from the browser.

const SIGNS = { right: "\u2713", wrong: "\u2717", missed: "!" };

function render({ model, el }) {
  const id = begin(el, "choice");
  const get = (name) => model.get(name);
  const words = get("words");
  const several = get("several");
  const legend = make("legend", { class: "bac-label" });
  const help = helpText(id, words);
  const list = make("div", { class: "bac-options" });
  const fieldset = make("fieldset", {}, legend, help.button, help.text, list);
  el.append(fieldset);
  let inputs = [];

  function build() {
    legend.textContent = get("label");
    legend.classList.toggle("bac-alone", !get("help"));
    setAttr(fieldset, "aria-describedby", help.show(get("label"), get("help")));
    inputs = [];
    list.replaceChildren(...get("options").map(([key, text], at) => {
      const input = make("input", { type: several ? "checkbox" : "radio", name: id, value: key, id: id + "-" + at });
      const note = make("div", { class: "bac-why", id: id + "-why-" + at });
      input.addEventListener("click", (event) => { if (get("locked")) event.preventDefault(); });
      input.addEventListener("change", chosen);
      inputs.push({ key, input, note });
      return make("div", { class: "bac-option" }, make("label", { for: input.id }, input, make("span", { text })), note);
    }));
    show();
  }

  function chosen() {
    const keys = inputs.filter((one) => one.input.checked).map((one) => one.key);
    sendChosen(model, several ? keys : keys[0] || "");
    show();
  }

  function show() {
    const value = get("value");
    const marks = get("marks");
    const locked = get("locked");
    for (const { key, input, note } of inputs) {
      const on = several ? value.includes(key) : value === key;
      if (input.checked !== on) input.checked = on;
      const [state, why] = held(marks, key) || ["plain", ""];
      const row = note.parentElement;
      row.dataset.mark = state;
      row.classList.toggle("bac-picked", on);
      setAttr(input, "aria-disabled", locked ? "true" : "");
      const word = words[state] || "";
      note.hidden = !word && !why;
      row.classList.toggle("bac-explained", !note.hidden);
      note.replaceChildren(...(word ? [
        make("span", { class: "bac-sign", "aria-hidden": "true", text: SIGNS[state] }),
        make("strong", { text: word + ". " }),
      ] : []), why);
      setAttr(input, "aria-describedby", note.hidden ? "" : note.id);
    }
  }

  build();
  const offs = [listen(model, ["value", "marks", "locked"], show), listen(model, ["options", "label", "help"], build)];
  return () => offs.forEach((off) => off());
}

export default { initialize, render };
