// Places of a picture that can be chosen: by touch, or with one Tab stop, arrow keys and Enter.

function touchable(svg, places, id, choose, keep) {
  const groups = [];
  const focus = (at) => {
    const next = groups[(at + groups.length) % groups.length];
    groups.forEach((group) => group.setAttribute("tabindex", group === next ? "0" : "-1"));
    next.focus();
  };
  for (const place of places) {
    const parts = place.gids.map((gid) => svg.querySelector("#" + id + "-" + gid)).filter(Boolean);
    if (!parts.length) continue;
    const group = document.createElementNS(svg.namespaceURI, "g");
    const ground = document.createElementNS(svg.namespaceURI, "rect");
    group.append(ground, ...parts);
    svg.append(group);
    const box = group.getBBox();
    const high = Math.max(box.height + 4, 24);
    const size = { x: box.x - 3, y: box.y + box.height / 2 - high / 2, width: box.width + 6, height: high, rx: 5 };
    for (const [name, value] of Object.entries(size)) ground.setAttribute(name, value);
    group.setAttribute("class", "bac-place");
    group.setAttribute("role", "button");
    group.setAttribute("aria-label", place.label);
    group.setAttribute("aria-pressed", String(place.chosen));
    group.setAttribute("tabindex", "-1");
    group.addEventListener("click", () => { keep.key = place.key; choose(place.key); });
    group.addEventListener("keydown", (event) => {
      const at = groups.indexOf(group);
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (step) focus(at + step);
      else if (event.key === "Home" || event.key === "End") focus(event.key === "Home" ? 0 : -1);
      else if (event.key === "Enter" || event.key === " ") { keep.key = place.key; choose(place.key); }
      else return;
      event.preventDefault();
    });
    group.key = place.key;
    groups.push(group);
  }
  if (!groups.length) return;
  const chosen = places.findIndex((place) => place.chosen);
  groups[Math.max(chosen, 0)].setAttribute("tabindex", "0");
  // A new drawing takes the place of the one that had the focus.
  const back = groups.findIndex((group) => group.key === keep.key);
  keep.key = "";
  if (back >= 0) focus(back);
}
