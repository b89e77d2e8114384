function render({ model, el }) {
  begin(el, "status");
  const text = make("p", { class: "bac-sentence" });
  el.append(text);
  const say = speaker(el);
  const names = typeof named === "function" ? named(el, text, model.get("words").light) : null;
  function show() {
    if (names) names.write(model.get("text"), model.get("names"));
    else setText(text, model.get("text"));
    text.hidden = !model.get("text");
    el.classList.toggle("bac-unsaid", text.hidden);
    say(model.get("text"));
  }
  show();
  const off = listen(model, ["text"], show);
  return () => { off(); names?.end(); say.stop(); };
}

export default { initialize, render };
