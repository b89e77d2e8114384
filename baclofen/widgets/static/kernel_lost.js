// Hears that Python has gone, so that nobody has to find out by a slider that moves and a curve that does not.
// Where a host shows its kernel, an end and a lost line are heard at once; of a restart ipywidgets itself tells.
// Nothing is asked in the meantime: a page that keeps asking would keep an idle server awake.

function watchKernel(model, changed) {
  const kernel = model.widget_manager?.kernel;
  const signals = [kernel?.disposed, kernel?.statusChanged, kernel?.connectionStatusChanged].filter((one) => one?.connect);
  let was = "there";
  let lost = 0;
  const tell = (now) => {
    if (now === was) return;
    was = now;
    changed(now);
  };
  const look = () => {
    clearTimeout(lost);
    if (kernel.isDisposed || kernel.status === "dead") tell("ended");
    else if (kernel.connectionStatus === "disconnected") tell("away");
    else if (kernel.connectionStatus === "connecting") lost = setTimeout(tell, 8000, "away"); // hosts try for minutes
    else if (was === "away") tell("there");
  };
  const restarted = () => tell("restarted");
  for (const signal of signals) signal.connect(look);
  model.on("comm_live_update", restarted);
  return () => {
    clearTimeout(lost);
    for (const signal of signals) signal.disconnect(look);
    model.off("comm_live_update", restarted);
  };
}

// A page without code has nothing that runs a notebook: it is loaded again, and says so by <body data-bac-wake="reload">.
const isLoadedAgain = () => document.body.dataset.bacWake === "reload";
const howToWake = (words, state) => words[isLoadedAgain() ? state + "_reload" : state];
