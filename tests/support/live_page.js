// What tests ask of a lesson that is open as a page without code. Works in every engine.
(() => {
  const panel = (title) =>
    [...document.querySelectorAll(".bac-panel")].find((one) => one.querySelector(".bac-title")?.textContent === title);
  const shown = (title, selector, words) =>
    [...(panel(title)?.querySelectorAll(selector) ?? [])].find(
      (one) => one.checkVisibility() && one.textContent.includes(words),
    );
  const red = ["stderr", "error"].map((kind) => `[data-mime-type='application/vnd.jupyter.${kind}']`).join();
  return {
    state: () => document.querySelector("#course-bar")?.dataset.state ?? "",
    said: () => document.querySelector("#course-said")?.textContent ?? "",
    // a notice of the start page
    noticed: (name) => Boolean(document.querySelector(`[data-when="${name}"]`)?.checkVisibility()),
    errors: () => [...document.querySelectorAll(red)].map((output) => output.textContent),
    // what the page and the pages in it fetched from another host
    elsewhere: () =>
      [window, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentWindow)]
        .flatMap((one) => one.performance.getEntriesByType("resource").map((entry) => new URL(entry.name)))
        .filter((url) => /^(http|ws)/.test(url.protocol) && url.host !== location.host)
        .map((url) => url.href),
    // which questions the browser's drawer keeps answers to, once it was asked and has told
    stored: () => {
      window.courseStored ??= window.jupyterapp?.serviceManager.contents
        .get("progress/my_progress.json", { content: true, format: "json" })
        .then(({ content }) => (window.courseStored = Object.keys(content.questions)));
      return Array.isArray(window.courseStored) ? window.courseStored : [];
    },
    // go to a control of a panel: the first one shown that has these words, or the input in it
    focus: (title, selector, words) => {
      const found = shown(title, selector, words);
      const target = found?.querySelector("input") ?? found;
      target?.scrollIntoView({ block: "center" });
      target?.focus();
      return Boolean(target) && document.activeElement === target;
    },
    shown: (title, selector, words) => Boolean(shown(title, selector, words)),
    // boxes beside a picture that are shown with nothing in them
    emptyBoxes: (title) =>
      [...panel(title).querySelectorAll(".bac-gate, .bac-controls")].filter((box) => box.checkVisibility() && !box.innerText.trim()).length,
    // a picture with its sentence, to compare before and after
    look: (title) => [...panel(title).querySelectorAll(".bac-stage svg, .bac-headline")].map((e) => e.outerHTML).join(),
  };
})()
