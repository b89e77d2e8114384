// Tabs in the usual pattern: arrows, Home and End move, only the open tab is a Tab stop, only its page is shown.

function render({ model, el }) {
  const id = begin(el, "tabs");
  const get = (name) => model.get(name);
  const list = make("div", { role: "tablist", class: "bac-tablist" });
  const pages = make("div", {});
  // On a narrow page the chart is also a drawer: its bar stays in sight, and opens it over the item.
  const bar = make("button", { type: "button", class: "bac-drawer-bar", "aria-expanded": "false" });
  const shelf = make("div", { class: "bac-shelf" });
  const place = make("div", { class: "bac-chart-place" });
  const chart = make("div", { class: "bac-chart", id: id + "-chart" }, list, pages);
  place.append(chart);
  el.append(bar, shelf, place);
  setAttr(bar, "aria-controls", chart.id);

  // What stood in the text leaves its room there, so that nothing jumps.
  function drawer(open) {
    place.style.height = open ? place.getBoundingClientRect().height + "px" : "";
    (open ? shelf : place).append(chart);
    bar.setAttribute("aria-expanded", String(open));
  }
  bar.addEventListener("click", () => drawer(bar.getAttribute("aria-expanded") !== "true"));
  el.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || chart.parentElement !== shelf) return;
    drawer(false);
    bar.focus({ preventScroll: true });
  });
  let made = [];

  function block(one) {
    if (one.rows) return dataTable(one, newId());
    return make("div", { class: "bac-entry-note" },
      one.title ? make("p", { class: "bac-entry-time", text: one.title }) : null, make("p", { text: one.text }));
  }

  function build() {
    setAttr(list, "aria-label", get("label"));
    bar.textContent = get("label");
    made = get("tabs").map(({ key, title, blocks, ...rest }, at) => {
      const tab = make("button", { type: "button", role: "tab", class: "bac-tab", id: `${id}-tab-${at}`, "aria-controls": `${id}-page-${at}` },
        make("span", { text: title }), rest.new ? make("span", { class: "bac-tag", text: get("words").new }) : null);
      const page = make("div", { role: "tabpanel", class: "bac-page", tabindex: "0", id: `${id}-page-${at}`, "aria-labelledby": tab.id },
        ...blocks.map(block));
      tab.addEventListener("click", () => choose(key));
      tab.addEventListener("keydown", (event) => moved(event, at));
      return { key, tab, page };
    });
    list.replaceChildren(...made.map((one) => one.tab));
    pages.replaceChildren(...made.map((one) => one.page));
    show();
  }

  function choose(key) {
    send(model, "value", key);
    show();
  }

  function moved(event, at) {
    const last = made.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(made[to].key);
    made[to].tab.focus();
  }

  function show() {
    const open = made.some((one) => one.key === get("value")) ? get("value") : made[0].key;
    for (const { key, tab, page } of made) {
      tab.setAttribute("aria-selected", String(key === open));
      tab.tabIndex = key === open ? 0 : -1;
      page.hidden = key !== open;
    }
  }

  build();
  const offs = [listen(model, ["value"], show), listen(model, ["tabs", "label"], build)];
  return () => offs.forEach((off) => off());
}

export default { initialize, render };
