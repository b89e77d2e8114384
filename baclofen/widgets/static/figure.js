// Shows the still drawing and puts each moving artist's fragment into its slot.

// The same widget may stand on a page twice: clip paths and hatches of each view need names of their own.
function own(svg, prefix) {
  return svg.replace(/(\bid="|url\(#|href="#)/g, "$1" + prefix);
}

function themeRules(scope, colours) {
  const list = (which) => Object.entries(colours).map(([name, pair]) => "--fig-" + name + ":" + pair[which]).join(";");
  const dark = "{" + list(1) + "}";
  return scope + "{" + list(0) + "}" +
    "body[data-jp-theme-light=false] " + scope + ",html[theme=dark] " + scope + ",body.vscode-dark " + scope + dark +
    "@media (prefers-color-scheme:dark){body:not([data-jp-theme-light]):not([data-vscode-theme-kind]) " + scope + dark + "}";
}

function buildTable(data) {
  const head = make("tr", {}, ...data.columns.map((text) => make("th", { scope: "col", text })));
  const body = data.rows.map((row) =>
    make("tr", {}, ...row.map((text, at) => (at ? make("td", { text }) : make("th", { scope: "row", text })))));
  return make("table", {}, make("caption", { text: data.caption }), make("thead", {}, head), make("tbody", {}, ...body));
}

function render({ model, el }) {
  const id = begin(el, "figure");
  const get = (name) => model.get(name);
  const words = get("words");
  const stage = make("div", { class: "bac-stage", id });
  // Hidden text still describes the picture to a screen reader; everyone else opens the details.
  const summary = make("p", { hidden: true, id: id + "-summary" });
  const holder = make("div", { class: "bac-table", tabindex: "0", role: "region" });
  const inWords = make("p", { class: "bac-summary" });
  const details = make("details", { class: "bac-details" }, make("summary", { text: words.table }), inWords, holder);
  el.id = id + "-figure"; // the sentence beside it has the picture's colors
  const theme = make("style", { text: themeRules("#" + id, get("colours")) + themeRules(`#${el.id} ~ * .bac-named`, get("colours")) });
  el.append(theme, stage, summary);
  const say = speaker(el);
  let svg = null;
  const kept = {};
  let measure = () => {};
  let slots = {};
  let shown = {};
  // Each hour that Python is told has a number; a state that has not heard the last one sets no hour.
  let told = 0;
  const time = clock(el, words, {
    draw: (share) => (at ? at(share, series) : {}),
    sound: () => sonified(get("frames")),
    rest: (hour) => {
      if (!get("timeline").told) return;
      told = Math.max(told, get("timeline").heard) + 1;
      model.send({ hour, number: told });
    },
  });
  const taken = grips(stage, (event) => {
    const box = svg.getBoundingClientRect();
    return [(event.clientX - box.left) / scale, (event.clientY - box.top) / scale];
  }, (grip, stop) => model.send({ grip, stop }));
  const link = linked(el, stage, () => slots);
  let at = null;
  let series = {};
  let bound = {};
  let tabled = null;
  let said = null;
  let sizes = null;
  el.append(details);

  function drawAll() {
    // innerHTML runs no <script>, but would obey a handler such as onload. What protects: the drawing is
    // matplotlib's own, which escapes every text, and a page may not set it (widgets/base.py, "hears").
    stage.innerHTML = own(get("svg"), id + "-");
    svg = stage.firstElementChild;
    const { width, height } = svg.viewBox.baseVal;
    stage.style.setProperty("--ratio", (width / height).toFixed(3));
    stage.classList.toggle("bac-tall", height > 1.25 * width);
    stage.classList.toggle("bac-chosen-in", get("places").length > 0);
    svg.setAttribute("role", get("places").length ? "group" : "img");
    svg.setAttribute("focusable", "false");
    slots = {};
    shown = {};
    for (const gid of get("gids")) slots[gid] = svg.querySelector("#" + id + "-slot-" + gid);
    describe();
    taken.draw(svg, get("grips"));
    link.again();
    measure = touchable(svg, get("places"), id, (key) => model.send({ choose: key }), kept);
    fit();
    at = null;
    bound = {};
  }

  // What plays is bound to the slots of this drawing; new numbers keep the hour that is shown.
  function bind(fresh = false) {
    const [fixed, frames] = [get("timeline"), get("frames")];
    const [moved, filled] = [fixed !== bound.fixed, frames !== bound.frames];
    bound = { fixed, frames };
    if (moved) svg.querySelectorAll("clipPath[id$=-window]").forEach((clip) => clip.remove());
    if (!fixed.tracks) { if (at) stand(); at = null; time.hide(); return; }
    if (filled) series = unpacked(frames.series);
    if (moved) at = timeline(svg, slots, fixed, id + "-");
    if (moved || filled) time.set(fixed, frames, fresh, fixed.heard < told);
  }

  // What no longer plays stands where Python draws it.
  function stand() {
    for (const slot of Object.values(slots)) {
      for (const name of ["transform", "clip-path", "style"]) slot?.removeAttribute(name);
    }
  }

  // A hand on the picture takes the hour along.
  function dragged(event) {
    if (taken.held) return;
    const [left, right] = get("timeline").edges || [];
    if (right === undefined || (event.type === "pointermove" && !event.buttons)) return;
    const x = (event.clientX - svg.getBoundingClientRect().left) / scale;
    if (x < left - 12 || x > right + 12) return;
    const [first, last] = time.hours;
    time.go(first + ((x - left) / (right - left)) * (last - first));
    if (event.type === "pointerdown") stage.setPointerCapture?.(event.pointerId);
  }
  stage.addEventListener("pointerdown", dragged);
  stage.addEventListener("pointermove", dragged);
  stage.addEventListener("pointerup", (event) => { if (at && stage.hasPointerCapture?.(event.pointerId)) time.rest(); });

  function patch() {
    for (const gid of get("gids")) {
      const piece = get("m_" + gid);
      if (!slots[gid] || shown[gid] === piece) continue;
      shown[gid] = piece;
      slots[gid].innerHTML = own(piece, id + "-" + gid + "-");
      if (piece.includes("<text")) keepReadable(slots[gid]);
    }
  }

  function describe() {
    setAttr(svg, "aria-label", get("alt") || get("label"));
    setText(summary, get("summary"));
    setAttr(svg, "aria-describedby", get("summary") ? summary.id : "");
    // Once for each news: saying it again would keep what was said on the page.
    if (get("announces") && said !== get("summary")) say((said = get("summary")));
  }

  // Made when it is opened, and anew while it stands open and has changed.
  function showTable() {
    const data = get("table");
    details.hidden = !data.rows && !get("summary");
    if (!details.open) return;
    setText(inWords, get("summary"));
    holder.hidden = !data.rows;
    if (!data.rows || data === tabled) return;
    tabled = data;
    holder.setAttribute("aria-label", data.caption);
    holder.replaceChildren(buildTable(data));
  }

  // Letters never fall under 12 px on the screen, however small the picture gets.
  let scale = 1;
  function keepReadable(root) {
    for (const text of root.querySelectorAll("text")) {
      const given = text.dataset.size || parseFloat(text.style.fontSize) || 12;
      text.dataset.size = given;
      text.style.fontSize = Math.max(given, 12 / scale) + "px";
    }
  }

  // On a narrow page the figure's own box is gone, so that its picture can stick: the body says how much room there is.
  let body = null;
  function roomFor() {
    if (!body && (body = el.closest(".bac-body"))) sizes?.observe(body);
    return el.clientWidth || (body || stage).clientWidth;
  }

  function fit() {
    const width = svg?.getBoundingClientRect().width;
    if (!width) return;
    scale = width / svg.viewBox.baseVal.width;
    keepReadable(svg);
    measure();
    // A little slack on the way back keeps a column at the limit from flickering between two shapes.
    const limit = get("narrow_below_px");
    const room = roomFor();
    const narrow = room < limit ? true : room > limit + 20 ? false : get("narrow");
    if (narrow !== get("narrow")) send(model, "narrow", narrow);
  }

  // A new drawing first, then what stands in it; one message may bring both.
  function update() {
    if (get("svg") !== drawn) { drawn = get("svg"); drawAll(); }
    patch();
    bind();
    describe();
    showTable();
  }
  let drawn = get("svg");
  drawAll();
  patch();
  bind(true);
  showTable();
  details.addEventListener("toggle", showTable);
  sizes = new ResizeObserver(fit);
  for (const box of [stage, el]) sizes.observe(box);
  const shows = ["svg", "timeline", "frames", "alt", "label", "summary", "table"];
  const off = listenOnce(model, [...shows, ...get("gids").map((gid) => "m_" + gid)], update);
  const loose = listen(model, ["grips"], () => taken.draw(svg, get("grips")));
  return () => { off(); loose(); sizes.disconnect(); link.end(); say.stop(); time.end(); };
}

export default { initialize, render };
