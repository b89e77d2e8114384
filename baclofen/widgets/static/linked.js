// The picture's side of the words that name its parts, see named.js.

function linked(el, stage, slots) {
  const here = (event) => event.target.closest(".bac-panel") === el.closest(".bac-panel");
  let faint = [];
  const again = () => {
    for (const [gid, slot] of Object.entries(slots())) slot?.classList.toggle("bac-dim", faint.includes(gid));
  };
  const lit = (event) => {
    if (!here(event)) return;
    faint = event.detail;
    again();
  };
  const point = (event) => {
    const slot = event.type === "pointerover" ? event.target.closest("[id*='-slot-']") : null;
    stage.dispatchEvent(new CustomEvent("bac-over", { bubbles: true, detail: slot ? slot.id.split("-slot-")[1] : "" }));
  };
  document.addEventListener("bac-light", lit);
  stage.addEventListener("pointerover", point);
  stage.addEventListener("pointerleave", point);
  return { again, end: () => document.removeEventListener("bac-light", lit) };
}
