// Draws any moment of a picture from series (a number per frame) and tracks (what a number does to an artist).

function sampled(numbers, share) {
  const at = share * (numbers.length - 1);
  const from = Math.min(Math.floor(at), numbers.length - 1);
  const to = Math.min(from + 1, numbers.length - 1);
  return numbers[from] + (numbers[to] - numbers[from]) * (at - from);
}

// Python sends a series as bytes in letters (widgets/figure.py).
function unpacked(series) {
  const numbers = (letters) => new Float32Array(Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)).buffer);
  return Object.fromEntries(Object.entries(series).map(([name, letters]) => [name, numbers(letters)]));
}

function between(keys, share) {
  const at = Math.min(Math.max(share, 0), 1) * (keys.length - 1);
  const from = Math.min(Math.floor(at), keys.length - 1);
  const to = Math.min(from + 1, keys.length - 1);
  return keys[from].map((number, i) => number + (keys[to][i] - number) * (at - from));
}

const SVG = "http://www.w3.org/2000/svg";

// A window over a slot that is opened from the left; made once per drawing.
function windowOver(svg, slot, name) {
  const clip = document.createElementNS(SVG, "clipPath");
  const hole = document.createElementNS(SVG, "rect");
  clip.id = name;
  for (const [key, value] of [["x", -50], ["y", -50], ["height", svg.viewBox.baseVal.height + 100]]) hole.setAttribute(key, value);
  clip.append(hole);
  svg.append(clip);
  slot.setAttribute("clip-path", `url(#${name})`);
  return hole;
}

// Returns apply(share, series): draw the moment that lies at this share of the hours. What already is so is left alone.
function timeline(svg, slots, fixed, prefix) {
  const holes = {};
  const written = {};
  const put = (key, text, write) => { if (written[key] !== text) write((written[key] = text)); };
  const byGid = {};
  for (const track of fixed.tracks) {
    if (!slots[track.gid]) continue;
    (byGid[track.gid] = byGid[track.gid] || []).push(track);
    if (track.kind === "reveal") holes[track.gid] = windowOver(svg, slots[track.gid], prefix + track.gid + "-window");
  }
  return (share, series) => {
    const now = { now: share };
    for (const name of Object.keys(series)) now[name] = sampled(series[name], share);
    for (const [gid, tracks] of Object.entries(byGid)) {
      const moves = [];
      for (const track of tracks) {
        const number = now[track.series];
        const part = (number - track.low) / (track.high - track.low);
        const { style } = slots[gid];
        if (track.kind === "show") put("show " + gid, number >= track.low && number < track.high ? "" : "none", (text) => { style.display = text; });
        else if (track.kind === "fade") put("fade " + gid, between(track.keys, part)[0].toFixed(3), (text) => { style.opacity = text; });
        else if (track.kind === "reveal") put("reveal " + gid, Math.max(0, between(track.keys, part)[0] + 50).toFixed(1), (text) => holes[gid].setAttribute("width", text));
        else {
          const [dx, dy, degrees = 0, cx = 0, cy = 0] = between(track.keys, part);
          moves.push(`translate(${dx.toFixed(2)} ${dy.toFixed(2)})` + (degrees ? ` rotate(${degrees.toFixed(2)} ${cx} ${cy})` : ""));
        }
      }
      if (moves.length) put("move " + gid, moves.join(" "), (text) => slots[gid].setAttribute("transform", text));
    }
    return now;
  };
}
