// A day's rates: native fields in a list, and beside it a chart whose points can be dragged. Both say the same.

function render({ model, el }) {
  const id = begin(el, "steps-editor");
  const get = (name) => model.get(name);
  const words = get("words");
  const say = speaker(el);
  say("");
  let shown = 0;
  const label = make("p", { class: "bac-label", id: id + "-label" });
  const help = make("p", { class: "bac-help" });
  const daySelect = make("select", { id: id + "-day" });
  const copy = make("button", { type: "button", class: "bac-link", text: words.copy, onclick: copyDay });
  const dayRow = make("div", { class: "bac-step-day" },
    make("label", { for: id + "-day", class: "bac-label", text: words.day }), daySelect, copy);
  const chart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  setAttr(chart, "viewBox", "0 0 320 150");
  setAttr(chart, "aria-hidden", "true");
  chart.classList.add("bac-step-chart");
  const list = make("ol", { class: "bac-step-list" });
  const heads = make("div", { class: "bac-step-row bac-help", "aria-hidden": "true" });
  const add = make("button", { type: "button", class: "bac-press", text: words.add, onclick: addStep });
  const note = make("p", { class: "bac-help", id: id + "-note" });
  const total = make("p", { class: "bac-step-total" });
  const drag = make("p", { class: "bac-help", text: words.drag });
  const group = make("div", { role: "group", "aria-labelledby": label.id }, label, help, dayRow,
    make("div", { class: "bac-step-both" }, make("div", {}, heads, list, add, note), make("div", {}, chart, drag)), total);
  el.append(group);

  const days = () => get("value").map((day) => day.map((pair) => [...pair]));
  const at = () => (get("weekly") ? shown : 0);
  const today = () => days()[at()];
  const number = (text) => (String(text).trim() === "" ? NaN : Number(text));

  function keep(day) {
    const all = days();
    all[at()] = day;
    sendChosen(model, all);
    draw();
  }
  function addStep() {
    const day = today();
    if (day.length >= get("most")) return;
    const last = day[day.length - 1];
    const hour = Math.min((number(last[0]) || 0) + 2, 23.5);
    keep([...day, [String(hour), last[1]]]);
    build();
    list.lastElementChild.querySelector("input").focus();
  }
  function take(index) {
    const day = today();
    day.splice(index, 1);
    keep(day);
    build();
    add.focus();
  }
  function copyDay() {
    const day = today();
    sendChosen(model, days().map(() => day.map((pair) => [...pair])));
    say(words.copied);
    draw();
  }
  function field(index, place, text) {
    const input = make("input", {
      type: "number", step: get("grain"), min: 0, ...(place === 0 ? { max: 23.5 } : {}), class: "bac-step-field",
      "aria-label": `${fill(words.change, { number: index + 1 })}, ${text}`,
    });
    const hear = () => {
      const day = today();
      if (day[index][place] === input.value) return;
      day[index][place] = input.value;
      keep(day);
    };
    input.addEventListener("change", hear);
    input.addEventListener("input", hear);
    return input;
  }
  function build() {
    const day = today();
    list.replaceChildren(...day.map((pair, index) => {
      const hour = field(index, 0, words.from_hour);
      const rate = field(index, 1, `${words.rate}, ${get("unit")}`);
      const remove = make("button", {
        type: "button", class: "bac-move", text: "\u2715", title: words.remove,
        "aria-label": `${words.remove}: ${fill(words.change, { number: index + 1 })}`, onclick: () => take(index),
      });
      remove.hidden = index === 0;
      return make("li", { class: "bac-step-row" }, hour, rate, remove);
    }));
    show();
  }
  // What is typed stays as it is; only what changed elsewhere is written.
  function show() {
    const day = today();
    if (list.children.length !== day.length) { build(); return; }
    day.forEach((pair, index) => {
      const inputs = list.children[index].querySelectorAll("input");
      pair.forEach((text, place) => {
        if (inputs[place].value !== text && number(inputs[place].value) !== number(text)) inputs[place].value = text;
      });
    });
    draw();
  }
  function draw() {
    const day = today().map((pair) => pair.map(number));
    const good = day.every((pair) => pair.every(Number.isFinite));
    const full = day.length >= get("most");
    setAttr(add, "aria-disabled", full ? "true" : "");
    note.textContent = full ? fill(words.most, { most: get("most") }) : "";
    const sum = day.reduce((all, [hour, rate], i) => all + rate * ((i + 1 < day.length ? day[i + 1][0] : 24) - hour), 0);
    total.textContent = good ? fill(words.total, { total: formatNumber(sum, 1), unit: get("total_unit") }) : words.no_total;
    if (good) sketch(day);
  }
  function sketch(day) {
    const top = Math.max(1, ...day.map((pair) => pair[1])) * 1.3;
    const x = (hour) => 16 + (hour / 24) * 288;
    const y = (rate) => 126 - (rate / top) * 112;
    const node = (name, attributes, text) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
      if (text) made.textContent = text;
      return made;
    };
    let path = "";
    day.forEach(([hour, rate], i) => {
      const end = i + 1 < day.length ? day[i + 1][0] : 24;
      path += `${i ? "L" : "M"}${x(hour)} ${y(rate)}L${x(end)} ${y(rate)}`;
    });
    const ticks = [0, 6, 12, 18, 24].map((hour) => node("text", { x: x(hour), y: 145, "text-anchor": "middle" }, String(hour)));
    chart.replaceChildren(
      node("path", { d: `${path}L${x(24)} 126L16 126Z`, class: "bac-step-area" }), node("path", { d: path, class: "bac-step-line-drawn" }),
      node("line", { x1: 16, x2: 304, y1: 126, y2: 126, class: "bac-step-floor" }), ...ticks,
      ...day.map(([hour, rate], i) => {
        const dot = node("circle", { cx: x(hour), cy: y(rate), r: 9, class: "bac-step-dot" });
        dot.addEventListener("pointerdown", (event) => hold(event, i, top));
        return dot;
      }));
  }
  function hold(event, index, top) {
    event.preventDefault();
    const grain = get("grain");
    const snap = (value) => Math.round(value / grain) * grain;
    const move = (moved) => {
      const box = chart.getBoundingClientRect();
      const px = ((moved.clientX - box.left) / box.width) * 320;
      const py = ((moved.clientY - box.top) / box.height) * 150;
      const day = today();
      const low = index ? number(day[index - 1][0]) + grain : 0;
      const high = index === 0 ? 0 : (index + 1 < day.length ? number(day[index + 1][0]) : 24) - grain;
      day[index] = [String(Math.min(Math.max(snap(((px - 16) / 288) * 24), low), high)), String(Math.max(snap(((126 - py) / 112) * top), grain))];
      keep(day);
      show();
    };
    const stop = () => { window.removeEventListener("pointermove", move); window.removeEventListener("pointerup", stop); };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", stop);
  }
  function frame() {
    label.textContent = get("label");
    help.textContent = get("help");
    help.hidden = !get("help");
    heads.replaceChildren(make("span", { text: words.from_hour }), make("span", { text: get("unit") }));
    dayRow.hidden = !get("weekly");
    daySelect.replaceChildren(...get("days").map((text, index) => make("option", { value: index, text })));
    daySelect.value = String(shown);
    build();
  }
  daySelect.addEventListener("change", () => { shown = Number(daySelect.value); build(); });
  frame();
  const offs = [listen(model, ["value"], show), listen(model, ["label", "help", "weekly", "days"], frame)];
  return () => { offs.forEach((off) => off()); say.stop(); };
}

export default { initialize, render };
