// The typed twin is a text field with a decimal keyboard, not type=number: that one cannot show 2,000 with its
// comma, changes when the wheel turns over it, and hides what was typed wrongly from the page.

const TYPED = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?$/;

function readNumber(text) {
  const cleaned = text.trim().replace("\u2212", "-");
  if (!TYPED.test(cleaned) || !/\d/.test(cleaned)) return NaN;
  return Number(cleaned.replace(/,/g, ""));
}

function render({ model, el }) {
  const id = begin(el, "slider");
  const get = (name) => model.get(name);
  const words = get("words");
  const places = () => decimalsOf(get("low"), get("step"));
  // Words for both ends stand for numbers that say nothing by themselves; between them the share of the way is told.
  const inWords = () => (get("ends") || []).length === 2;
  const spoken = (value) => {
    if (!inWords()) return formatNumber(value, decimalsOf(value, get("step"))) + (get("unit") ? "\u00a0" + get("unit") : "");
    const [from, to] = get("ends");
    if (value === get("low")) return from;
    if (value === get("high")) return to;
    return Math.round((100 * (value - get("low"))) / (get("high") - get("low"))) + "%";
  };

  const label = make("label", { for: id, class: "bac-label" });
  const typed = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", class: "bac-typed", id: id + "-typed" });
  const unit = make("span", { class: "bac-unit", "aria-hidden": "true" });
  const range = make("input", { type: "range", id, class: "bac-range" });
  const low = make("span", { "aria-hidden": "true" });
  const high = make("span", { "aria-hidden": "true" });
  const reset = make("button", { type: "button", class: "bac-link", text: words.reset });
  const error = make("p", { class: "bac-error", id: id + "-error", role: "alert" });
  const help = helpText(id, words);
  el.append(
    make("div", { class: "bac-row" }, make("span", { class: "bac-asked" }, label, help.button), make("span", { class: "bac-reading" }, typed, unit)),
    help.text,
    range,
    make("div", { class: "bac-row bac-ends" }, low, reset, high),
    error,
  );

  function describe() {
    label.textContent = get("label");
    unit.textContent = get("unit");
    setAttr(range, "aria-describedby", help.show(get("label"), get("help")));
    for (const [name, source] of [["min", "low"], ["max", "high"], ["step", "step"]]) setAttr(range, name, String(get(source)));
    // A long unit stands once, beside the number that is typed.
    const short = get("unit").length <= 4 || inWords();
    typed.hidden = unit.hidden = inWords();
    for (const [node, name] of [[low, "low"], [high, "high"]]) {
      node.textContent = short ? spoken(get(name)) : formatNumber(get(name), places());
    }
    typed.setAttribute("aria-label", fill(words.typed, { label: get("label") }) + (get("unit") ? ", " + get("unit") : ""));
    typed.style.setProperty("--digits", Math.max(...["low", "high"].map((name) => formatNumber(get(name), places()).length)) + (places() ? places() + 1 : 0));
    reset.setAttribute("aria-label", fill(words.reset_one, { label: get("label"), value: spoken(get("start")) }));
    show();
  }

  function complain(text) {
    error.textContent = text;
    setAttr(typed, "aria-invalid", text ? "true" : "");
    setAttr(typed, "aria-describedby", text ? error.id : "");
  }

  function show() {
    const value = get("value");
    if (Number(range.value) !== value) range.value = String(value);
    range.setAttribute("aria-valuetext", spoken(value));
    const share = (value - get("low")) / (get("high") - get("low"));
    range.style.setProperty("--share", (100 * share).toFixed(2) + "%");
    typed.value = formatNumber(value, places());
    reset.disabled = value === get("start");
  }

  function move(value) {
    complain("");
    send(model, "value", value);
    show();
  }

  function accept() {
    if (typed.value === formatNumber(get("value"), places())) return complain("");
    const number = readNumber(typed.value);
    if (Number.isNaN(number) || number < get("low") || number > get("high")) {
      return complain(fill(words.bad_number, { low: spoken(get("low")), high: spoken(get("high")) }));
    }
    // The native input knows its own steps; going through it keeps typed and dragged values the same.
    range.value = String(number);
    move(Number(range.value));
  }

  range.addEventListener("input", () => move(Number(range.value)));
  // What a hand has left is sent once more, ahead of what waits: see sendChosen.
  let sent = get("value");
  el.addEventListener("focusout", () => { if (sent !== get("value")) sendChosen(model, (sent = get("value"))); });
  typed.addEventListener("change", accept);
  typed.addEventListener("keydown", (event) => { if (event.key === "Enter") accept(); });
  reset.addEventListener("click", () => { range.focus(); move(get("start")); });

  describe();
  const offs = [listen(model, ["value"], () => { complain(""); show(); }),
    listen(model, ["label", "unit", "help", "low", "high", "step", "start"], describe)];
  return () => offs.forEach((off) => off());
}

export default { initialize, render };
