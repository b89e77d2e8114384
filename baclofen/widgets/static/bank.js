// A bag of words: choose one (or drag it), then its place. The lists in the blanks do the same.

function wordBank(model, words, say, nameOf) {
  const [tokens] = Object.values(model.get("options"));
  let held = null;
  let dragged = null;
  const watchers = [];
  const chips = tokens.map(([key, text]) => {
    const used = make("span", { class: "bac-used" });
    const chip = make("button", { type: "button", class: "bac-token", draggable: "true", "aria-pressed": "false" }, text, used);
    chip.addEventListener("click", () => hold(held === key ? null : key));
    // While dragging nothing may move on the page, so no buttons show.
    chip.addEventListener("dragstart", (event) => { event.dataTransfer.setData("text/plain", text); dragged = key; });
    chip.addEventListener("dragend", () => { dragged = null; });
    return { key, text, chip, used };
  });
  const title = make("p", { class: "bac-label", text: words.bank, id: newId() });
  const node = make("div", { class: "bac-bank", role: "group", "aria-labelledby": title.id },
    title, make("p", { class: "bac-help", text: words.bank_help }), make("div", { class: "bac-tokens" }, ...chips.map((one) => one.chip)));

  const textOf = (key) => (tokens.find(([name]) => name === key) || ["", ""])[1];

  function hold(key) {
    held = key;
    chips.forEach((one) => one.chip.setAttribute("aria-pressed", String(one.key === key)));
    watchers.forEach((watch) => watch(key, textOf(key)));
    if (key) say(fill(words.picked_up, { token: textOf(key) }));
  }

  // The button beside a blank; it shows only while a word is held.
  function placer(blank, put) {
    const button = make("button", { type: "button", class: "bac-place", hidden: true, text: words.place_here });
    const place = () => {
      const key = dragged || held;
      const token = textOf(key);
      put(key);
      hold(null);
      say(fill(words.placed, { token, blank: nameOf(blank) }));
    };
    button.addEventListener("click", place);
    watchers.push((key, token) => {
      button.hidden = !key;
      button.setAttribute("aria-label", fill(words.place_named, { token, blank: nameOf(blank) }));
    });
    return { button, place };
  }

  function show(values, locked) {
    node.hidden = locked;
    if (locked && held) hold(null);
    chips.forEach(({ key, chip, used }) => {
      const taken = values.includes(key);
      chip.classList.toggle("bac-taken", taken);
      used.textContent = taken ? ` (${words.used})` : "";
    });
  }

  return { node, placer, show, drags: () => dragged !== null };
}
