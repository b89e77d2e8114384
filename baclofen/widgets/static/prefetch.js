// The next steps of a slider, worked out by Python before they are asked for. One is shown if it is the very next thing
// that the hand does in this panel; Python's own answer comes after it and has the last word. Where Python is known to be gone,
// nothing is shown: a picture that moves once and then no more would say that the lab is alive.

function prefetched(model) {
  let show = null;
  let newest = 0;

  async function heard(message) {
    if (!message || !message.next) return;
    const number = ++newest;
    const { control, from, next } = message;
    const named = new Set([control, ...next.flatMap(({ parts }) => Object.keys(parts))]);
    const found = await Promise.all([...named].map((id) => model.widget_manager.get_model(id)));
    const byId = Object.fromEntries(found.map((one) => [one.model_id, one]));
    // a hand that has moved on meanwhile gets Python's answer to where it is
    if (number !== newest || byId[control].get("value") !== from) return;
    show = () => {
      const { parts } = next.find(({ to }) => to === byId[control].get("value")) || { parts: {} };
      for (const id of Object.keys(parts)) byId[id].set_state(parts[id]);
    };
  }

  function forget() {
    newest++;
    show = null;
  }

  function take() {
    const shown = show;
    forget();
    if (shown) shown();
  }

  model.on("msg:custom", heard);
  return { take, forget, end: () => model.off("msg:custom", heard) };
}
