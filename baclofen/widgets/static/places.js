// Places of a picture that can be chosen: by touch, or with one Tab stop, arrow keys and Enter.

function touchable(svg, places, id, choose, keep) {
  const groups = [];
  // A picture that is not on the page yet has no sizes: the ground of a place is measured whenever it is fitted.
  const measure = () => groups.forEach((group) => {
    const ground = group.firstElementChild;
    for (const name of ["x", "y", "width", "height"]) ground.removeAttribute(name);
    const boxes = [...group.children].slice(1).map((part) => part.getBBox());
    const left = Math.min(...boxes.map((box) => box.x)) - 3;
    const right = Math.max(...boxes.map((box) => box.x + box.width)) + 3;
    const top = Math.min(...boxes.map((box) => box.y));
    const bottom = Math.max(...boxes.map((box) => box.y + box.height));
    const high = Math.max(bottom - top + 4, 24);
    const wide = Math.max(right - left, 24);
    const size = { x: (left + right - wide) / 2, y: (top + bottom - high) / 2, width: wide, height: high, rx: 5 };
    for (const [name, value] of Object.entries(size)) ground.setAttribute(name, value);
  });
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
    const isWord = group.querySelector("text") && !group.querySelector('[id*="-field_"]');
    group.setAttribute("class", isWord ? "bac-place bac-word-place" : "bac-place");
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
  if (!groups.length) return measure;
  const chosen = places.findIndex((place) => place.chosen);
  groups[Math.max(chosen, 0)].setAttribute("tabindex", "0");
  // A new drawing takes the place of the one that had the focus.
  const back = groups.findIndex((group) => group.key === keep.key);
  keep.key = "";
  if (back >= 0) focus(back);
  return measure;
}
