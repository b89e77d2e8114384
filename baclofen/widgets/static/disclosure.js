// Opens the box that follows it. Done here, so that it also works while Python is busy.

function render({ model, el }) {
  const id = begin(el, "disclosure");
  const button = make("button", { type: "button", class: "bac-toggle", "aria-expanded": "false", text: model.get("words").more });
  el.append(button);
  button.addEventListener("click", () => {
    const box = el.parentElement && el.parentElement.querySelector(":scope > .bac-more");
    if (!box) return;
    const open = box.classList.toggle("bac-open");
    box.id = box.id || id + "-box";
    button.setAttribute("aria-controls", box.id);
    button.setAttribute("aria-expanded", String(open));
  });
}

export default { initialize, render };
