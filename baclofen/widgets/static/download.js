// Python gives the text at the press; the browser makes a file of it. No server has to know the file.

function handOver(file) {
  const address = URL.createObjectURL(new Blob([file.text], { type: file.kind + ";charset=utf-8" }));
  const link = make("a", { href: address, download: file.name, class: "bac-spoken", tabindex: "-1" });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function render({ model, el }) {
  const id = begin(el, "download");
  const button = make("button", { type: "button", class: "bac-press" });
  const said = make("p", { class: "bac-said", role: "status" });
  el.append(button, said);

  function show() {
    button.textContent = model.get("text");
    button.classList.toggle("bac-main", model.get("main"));
    setAttr(button, "aria-disabled", model.get("disabled") ? "true" : "");
    said.textContent = model.get("said");
  }

  function tell(message) {
    try { model.send(message); } catch (error) { console.warn(error); }
  }

  // Two views of one button may stand on the page: the file goes to the one that was pressed, once.
  function mine(message) {
    if (message.view) return message.view === id;
    const panel = el.closest(".bac-panel");
    return !panel || panel.contains(document.activeElement);
  }

  function heard(message) {
    if (!message.hand || !mine(message)) return;
    let done = true;
    try { handOver(message.hand); } catch (error) { console.warn(error); done = false; }
    tell({ handed: done });
  }

  button.addEventListener("click", () => { if (!model.get("disabled")) tell({ press: id }); });
  model.on("msg:custom", heard);
  show();
  const off = listen(model, ["text", "main", "disabled", "said"], show);
  return () => { off(); model.off("msg:custom", heard); };
}

export default { initialize, render };
