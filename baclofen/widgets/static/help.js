// A help text stays closed behind a small "?", which opens it by mouse, key and touch; Escape closes it again.
// Closed, it still describes its control to a screen reader.

function helpText(id, words) {
  const text = make("p", { class: "bac-help", id: id + "-help", hidden: true });
  const button = make("button", { type: "button", class: "bac-ask", text: "?", "aria-controls": text.id });
  function open(on) {
    text.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
  }
  button.addEventListener("click", () => open(text.hidden));
  for (const node of [button, text]) {
    node.addEventListener("keydown", (event) => { if (event.key === "Escape") open(false); });
  }
  open(false);
  return {
    button,
    text,
    // What the control is described by: nothing where there is no help.
    show(label, help) {
      text.textContent = help;
      button.hidden = !help;
      setAttr(button, "aria-label", help && fill(words.explain, { label }));
      if (!help) open(false);
      return help ? text.id : "";
    },
  };
}
