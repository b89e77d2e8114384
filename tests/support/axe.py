"""What axe, the checker of accessibility, finds in a page; the course asks for WCAG 2.2, level AA."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
AXE = Axe().axe_script
# JupyterLab's body is 0 px high and cuts off what leaves it: axe would take every text for hidden and compare
# no color. While it looks, nothing is cut off. And a color on its way to another is none that anybody reads.
RUN = """async ([where, options]) => {
    const { style } = document.body, before = style.overflow;
    style.overflow = "visible";
    for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
    try {
        return (await axe.run(where ?? document, options)).violations;
    } finally {
        style.overflow = before;
    }
}"""


def faults(page, inside: str | None = ".bac-panel", **options) -> list[tuple[str, str, str]]:
    """Rule, piece of the page and how to mend it, for every fault inside; None looks at the whole page.

    `options` are axe's own, in place of ours. Where nothing stands inside, axe raises: a look at nothing must
    not count as a clean one.
    """
    if not page.evaluate("() => 'axe' in window"):  # half a megabyte: once for each page
        page.evaluate(AXE)
    found = page.evaluate(RUN, [{"include": [[inside]]} if inside is not None else None, OPTIONS | options])
    return [
        (fault["id"], node["html"][:200], node["failureSummary"])
        for fault in found
        for node in fault["nodes"]
    ]
