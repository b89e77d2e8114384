"""A lab as one page without a kernel, to look at: its widgets as they are now, drawn by the kit itself.

    python -m tests.support.gallery [lab ...]

writes screenshots of every lab, before and after its guess, at three widths, light and dark, and a page
that shows them all, into a folder that it names. Nothing of it is committed.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.needed_parts import need

need("playwright", "anywidget")

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from baclofen import labs  # noqa: E402
from tests.support import jupyterlab  # noqa: E402
from tests.support.page_size import WINDOWS  # noqa: E402

THEMES = ("light", "dark")
_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 8px; background: {paper}; }}
.column {{ width: {column}px; max-width: 100%; }}
.widget-vbox {{ display: flex; flex-direction: column; }} .widget-hbox {{ display: flex; }}
</style><body data-jp-theme-light="{light}"><div class="column"></div><script type="module">
const tree = {tree};
const views = {{}};
for (const [name, text] of Object.entries({scripts})) {{
  views[name] = (await import(URL.createObjectURL(new Blob([text], {{ type: "text/javascript" }})))).default;
}}
function modelOf(state) {{
  return {{ get: (key) => state[key], set: (key, value) => {{ state[key] = value; }}, save_changes() {{}},
    send() {{}}, on() {{}}, off() {{}}, widget_manager: {{ kernel: undefined }} }};
}}
function build(node) {{
  const el = document.createElement("div");
  el.className = "jupyter-widgets " + node.classes.join(" ");
  if (node.hidden) el.style.display = "none";
  if (node.children) el.append(...node.children.map(build));
  else if (node.css) {{
    const sheet = document.createElement("style");
    sheet.textContent = node.css;
    document.head.append(sheet);
  }}
  if (node.view) setTimeout(() => views[node.view].render({{ model: modelOf(node.state), el }}));
  return el;
}}
document.querySelector(".column").append(build(tree));
// every part is drawn by then, and has measured its place
const frame = () => new Promise(requestAnimationFrame);
setTimeout(() => frame().then(frame).then(frame).then(() => {{ window.ready = true; }}));
</script>"""


def page_of(lab: Any, column_px: int, dark: bool) -> str:
    """The lab's panel as HTML with everything it needs."""
    scripts: dict[str, str] = {}
    tree = _node(lab.panel, scripts)
    parts = (("tree", tree), ("scripts", scripts))
    fit = {name: json.dumps(value).replace("</", "<\\/") for name, value in parts}
    return _PAGE.format(
        paper="#111418" if dark else "#fff", column=column_px, light="false" if dark else "true", **fit
    )


def _node(widget: Any, scripts: dict[str, str]) -> dict[str, Any]:
    made = {"classes": list(widget._dom_classes), "hidden": widget.layout.display == "none"}
    if hasattr(widget, "children"):
        way = "hbox" if type(widget).__name__ == "Row" else "vbox"
        made["classes"] += ["widget-box", f"widget-{way}"]
        return made | {"children": [_node(child, scripts) for child in widget.children]}
    name = type(widget).__name__
    scripts[name] = str(widget._esm)
    state = {key: value for key, value in widget.get_state().items() if _plain(value)}
    return made | {"view": name, "state": state, "css": widget.sheet}


def _plain(value: Any) -> bool:
    try:
        json.dumps(value)
    except TypeError:
        return False
    return True


def shown(browser: Browser, lab: Any, width: int, dark: bool = False) -> Page:
    """A window of that width with the lab in it; the caller closes it."""
    narrow = width < 600
    lab._reshape(narrow)
    lab.figure.narrow = narrow
    height, column, _ = WINDOWS.get(width, (844, width - 16, 0))
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(page_of(lab, column, dark))
    page.wait_for_function("window.ready")
    return page


def after_guess(lab: Any) -> None:
    """Open the controls as a learner does who skips the guess."""
    if lab.prediction:
        lab.prediction.skip()


STATES: dict[str, Callable[[Any], None]] = {"before": lambda lab: None, "after": after_guess}


def main(names: list[str]) -> None:
    """Write the pictures and the page that shows them."""
    folder = Path(tempfile.mkdtemp(prefix="gallery-"))
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=jupyterlab.find_browser(), args=jupyterlab.FLAGS)
        for name in names or sorted(labs.REGISTRY):
            lab = labs.REGISTRY[name]()
            for state, reach in STATES.items():
                reach(lab)
                for width in WINDOWS:
                    for theme in THEMES:
                        page = shown(browser, lab, width, theme == "dark")
                        page.screenshot(path=folder / f"{name}-{state}-{width}-{theme}.png", full_page=True)
                        page.close()
        browser.close()
    pictures = sorted(folder.glob("*.png"))
    shown_all = "".join(
        f'<figure style="display: inline-block"><img src="{p.name}" width="480">'
        f"<figcaption>{p.stem}</figcaption></figure>"
        for p in pictures
    )
    (folder / "index.html").write_text(f'<meta charset="utf-8">{shown_all}', "utf-8")
    print(folder / "index.html")


if __name__ == "__main__":
    main(sys.argv[1:])
