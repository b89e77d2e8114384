function render({ model, el }) {
  begin(el, "status");
  const text = make("p", { class: "bac-sentence" });
  el.append(text);
  const say = speaker(el);
  function show() {
    setText(text, model.get("text"));
    text.hidden = !model.get("text");
    say(model.get("text"));
  }
  show();
  const off = listen(model, ["text"], show);
  return () => { off(); say.stop(); };
}

export default { render };
