// The clock under a picture: play, pause, drag, step by key. It never starts by itself and stops at the end. Who asked
// the device for less motion sees one hour after the other instead of a flow.

function clockText(hour) {
  const minutes = Math.round(hour * 60) % 1440;
  return String(Math.floor(minutes / 60)).padStart(2, "0") + String(minutes % 60).padStart(2, "0");
}

function clock(el, words, hooks) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const play = make("button", { type: "button", class: "bac-play-button" });
  const range = make("input", { type: "range", class: "bac-range bac-hour", "aria-label": words.hour });
  const reading = make("output", { class: "bac-hour-reading", "aria-hidden": "true" });
  const hear = make("button", { type: "button", class: "bac-link bac-hear", "aria-pressed": "false", text: words.hear });
  const caption = make("p", { class: "bac-caption" });
  const bar = make("div", { class: "bac-clock", role: "group", "aria-label": words.clock }, play, range, reading, hear);
  el.append(bar, caption);
  const say = speaker(el);
  let hours = [0, 24];
  let captions = [];
  let playing = 0;
  let last = 0;
  let hour = 0;
  let sound = null;
  let speed = 2;
  let moment = "";
  let begun = null;
  let aloud = false;
  let held = false; // a hand is on it, and Python has not heard where it comes to rest

  const share = () => (hour - hours[0]) / (hours[1] - hours[0]);
  const captionNow = () => (captions.filter(([from]) => from <= hour + 1e-9).pop() || [0, ""])[1];

  // A picture that counts hours or days from an event has words of its own for the moment.
  function momentText(at) {
    const said = { day: Math.floor(at / 24) + 1, time: clockText(at), hour: formatNumber(at, speed < 2 ? 1 : 0), days: formatNumber(at / 24, 1) };
    return fill(moment || words.moment, said);
  }

  function show(speak) {
    const now = hooks.draw(share());
    range.value = String(hour);
    range.style.setProperty("--share", (100 * share()).toFixed(2) + "%");
    const day = momentText(hour);
    setText(reading, day);
    setText(caption, captionNow());
    setAttr(range, "aria-valuetext", day + ". " + captionNow());
    if (speak) say(day + ". " + captionNow());
    if (sound && playing) sound.at(now, share());
  }

  function label() {
    setText(play, playing ? "❚❚" : "▶");
    setAttr(play, "aria-label", playing ? words.pause : words.play);
  }

  function stop(speak = true) {
    cancelAnimationFrame(playing);
    playing = 0;
    if (sound) sound.rest();
    label();
    show(speak);
    hooks.rest(hour);
  }

  function step(time) {
    if (!playing) return;
    // the first frame may have begun before the press
    const seconds = Math.min(Math.max(time - last, 0) / 1000, 0.1);
    if (calm.matches) {
      if (time - last < 900) { playing = requestAnimationFrame(step); return; }
      hour = Math.floor(hour) + Math.max(1, Math.round((hours[1] - hours[0]) / 48));
    } else hour += seconds * speed;
    last = time;
    if (hour >= hours[1]) { hour = hours[1]; stop(); return; }
    show(false);
    playing = requestAnimationFrame(step);
  }

  // Where the sound is the thing itself (an alarm), play is heard; a curve as pitch is heard only when asked for.
  function soundOn() {
    try { sound = hooks.sound(); } catch { sound = null; }
  }

  play.addEventListener("click", () => {
    if (playing) { stop(); return; }
    held = false;
    if (aloud && !sound) soundOn();
    if (hour >= hours[1] - 1e-9) hour = hours[0];
    last = performance.now();
    playing = requestAnimationFrame(step);
    label();
  });
  hear.addEventListener("click", () => {
    const on = hear.getAttribute("aria-pressed") !== "true";
    hear.setAttribute("aria-pressed", String(on));
    if (sound) sound.end();
    sound = on ? hooks.sound() : null;
  });
  const go = (to) => { if (playing) stop(false); held = true; hour = to; show(false); };
  const rest = () => { held = false; hooks.rest(hour); };
  range.addEventListener("input", () => go(Number(range.value)));
  range.addEventListener("change", rest);

  return {
    go(to) { go(Math.min(Math.max(to, hours[0]), hours[1])); },
    set(fixed, frames, fresh, late = false) {
      hours = fixed.hours;
      captions = frames.captions;
      speed = fixed.speed;
      moment = fixed.moment;
      for (const [name, value] of [["min", hours[0]], ["max", hours[1]], ["step", Math.max(0.5, speed / 4)]]) setAttr(range, name, value);
      aloud = frames.voices.some((voice) => voice.loud);
      hear.hidden = aloud || !frames.voices.length;
      // Python may set the hour too; a hand that plays, or has moved on meanwhile, goes on.
      if (fresh || (fixed.start !== begun && !playing && !held && !late)) hour = fixed.start;
      begun = fixed.start;
      hour = Math.min(Math.max(hour, hours[0]), hours[1]);
      bar.hidden = caption.hidden = false;
      label();
      show(false);
    },
    hide() { cancelAnimationFrame(playing); playing = 0; if (sound) sound.rest(); bar.hidden = caption.hidden = true; },
    rest,
    get hours() { return hours; },
    end() { cancelAnimationFrame(playing); if (sound) sound.end(); say.stop(); },
  };
}
