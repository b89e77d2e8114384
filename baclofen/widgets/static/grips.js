// What a hand can take in a picture: it is let go at the nearest of its stops, and a tap puts it to the next one. A ring shows it.
// The control beside the picture is the same thing for keys and screen readers, so a grip is no Tab stop.

function add(svg, tag, looks) {
  const made = document.createElementNS(svg.namespaceURI, tag);
  for (const [name, value] of Object.entries(looks)) made.setAttribute(name, value);
  svg.append(made);
  return made;
}

function grips(stage, where, choose) {
  const ROOM = 22;
  let all = [];
  let held = null;

  const off = ([x, y], [sx, sy]) => Math.hypot(x - sx, y - sy);
  const nearest = (grip, at) => grip.stops.reduce((best, stop) => (off(at, stop) < off(at, best) ? stop : best));
  const placeOf = (grip) => grip.stops.find((stop) => stop[2] === grip.now) || grip.stops[0];

  function put(key) {
    if (key === held.last) return;
    held.last = key;
    choose(held.gid, key);
  }

  function down(event) {
    const at = where(event);
    const grip = all.reduce((best, one) => (off(at, nearest(one, at)) < off(at, nearest(best, at)) ? one : best));
    const next = grip.stops[(grip.stops.indexOf(placeOf(grip)) + 1) % grip.stops.length];
    held = { gid: grip.gid, grip, last: grip.now, begun: at, moved: false, next: next[2], id: event.pointerId };
    stage.setPointerCapture?.(event.pointerId);
    stage.classList.add("bac-held");
    event.preventDefault();
    event.stopPropagation();
  }

  function move(event) {
    if (!held || event.pointerId !== held.id) return;
    const at = where(event);
    held.moved = held.moved || off(at, held.begun) > 5;
    if (held.moved) put(nearest(held.grip, at)[2]);
  }

  function up(event) {
    if (!held || event.pointerId !== held.id) return;
    if (!held.moved && event.type === "pointerup") {
      const there = nearest(held.grip, held.begun)[2];
      put(there === held.last ? held.next : there);
    }
    stage.classList.remove("bac-held");
    held = null;
  }
  stage.addEventListener("pointermove", move);
  for (const end of ["pointerup", "pointercancel"]) stage.addEventListener(end, up);

  return {
    draw(svg, offered) {
      all = offered;
      svg.querySelectorAll(".bac-grip, .bac-grip-ring").forEach((old) => old.remove());
      for (const grip of all) {
        const [xs, ys] = [0, 1].map((side) => grip.stops.map((stop) => stop[side]));
        const [cx, cy] = placeOf(grip);
        add(svg, "circle", { cx, cy, r: 10, class: "bac-grip-ring" });
        const size = { x: Math.min(...xs) - ROOM, y: Math.min(...ys) - ROOM, rx: 8,
          width: Math.max(...xs) - Math.min(...xs) + 2 * ROOM, height: Math.max(...ys) - Math.min(...ys) + 2 * ROOM };
        add(svg, "rect", { ...size, class: "bac-grip" }).addEventListener("pointerdown", down);
      }
    },
    get held() { return held !== null; },
  };
}
