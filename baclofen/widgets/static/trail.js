// Where a file stands beside this page: hosts name the lesson in their path, or in `?path=`.
function beside(file, heading) {
  const named = /((?:(?!%2F)[^/=&?])*)\.ipynb/i;
  const hash = heading ? `#${encodeURIComponent(heading.replaceAll(" ", "-"))}` : "";
  const { pathname, search } = window.location;
  if (named.test(search)) return pathname + search.replace(named, file) + hash;
  return pathname.replace(/[^/]*$/, file) + hash;
}

// JupyterLab opens a lesson in the window that is there; every other host follows the link.
function openInLab(link, file) {
  const found = /\/lab\b.*?\/tree\/(.*)$/.exec(window.location.pathname);
  if (!found) return;
  const folder = decodeURIComponent(found[1]).replace(/[^/]*$/, "");
  link.setAttribute("data-commandlinker-command", "docmanager:open");
  link.setAttribute("data-commandlinker-args", JSON.stringify({ path: folder + file }));
}

// A heading says its own text; what JupyterLab puts behind it is a link to itself.
function headingNamed(text) {
  const own = (node) => node.textContent.replace(/\u00b6$/, "").trim();
  return [...document.querySelectorAll("h2, h3")].find((node) => own(node) === text.trim());
}

function goTo(event, heading) {
  const found = headingNamed(heading);
  if (!found) return;
  event.preventDefault();
  found.scrollIntoView({ block: "start" });
  if (!found.hasAttribute("tabindex")) found.setAttribute("tabindex", "-1");
  found.focus({ preventScroll: true });
}

function render({ model, el }) {
  begin(el, "trail");
  const list = make("ol", { class: "bac-trail" });
  el.append(list);

  function item(step, place) {
    const line = make("li", { class: step.done ? "bac-done" : "" });
    const tick = make("span", { class: "bac-tick" }, step.done ? "\u2713" : String(place + 1));
    setAttr(tick, "aria-hidden", "true");
    const link = make("a", {}, step.text);
    if (step.file) {
      link.setAttribute("href", beside(step.file, step.heading));
      openInLab(link, step.file);
    } else {
      link.setAttribute("href", `#${encodeURIComponent(step.heading.replaceAll(" ", "-"))}`);
      link.addEventListener("click", (event) => goTo(event, step.heading));
    }
    line.append(tick, link);
    for (const text of [step.note, step.done ? model.get("done") : ""].filter(Boolean)) {
      line.append(make("span", { class: "bac-beside" }, text));
    }
    if (step.says) line.append(make("span", { class: "bac-says" }, step.says));
    return line;
  }
  function show() {
    setAttr(list, "aria-label", model.get("label"));
    list.classList.toggle("bac-small", model.get("small"));
    list.replaceChildren(...model.get("steps").map(item));
  }
  show();
  return listen(model, ["steps", "label", "done", "small"], show);
}

export default { initialize, render };
