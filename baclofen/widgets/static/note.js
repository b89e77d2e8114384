function render({ model, el }) {
  begin(el, "note");
  // The one place where HTML comes in: Python made it with its escape helper.
  const show = () => { el.innerHTML = model.get("html"); };
  show();
  return listen(model, ["html"], show);
}

export default { initialize, render };
