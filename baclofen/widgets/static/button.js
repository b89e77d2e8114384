function render({ model, el }) {
  begin(el, "button");
  const button = make("button", { type: "button", class: "bac-press" });
  el.append(button);
  function show() {
    button.textContent = model.get("text");
    button.classList.toggle("bac-main", model.get("main"));
    // Stays reachable, so that a keyboard user does not lose the place.
    setAttr(button, "aria-disabled", model.get("disabled") ? "true" : "");
  }
  button.addEventListener("click", () => {
    if (model.get("disabled")) return;
    try { model.send({ press: true }); } catch (error) { console.warn(error); }
  });
  show();
  return listen(model, ["text", "main", "disabled"], show);
}

export default { initialize, render };
