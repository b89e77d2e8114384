"""What axe, the checker of accessibility, finds in a page; the course asks for WCAG 2.2, level AA."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


def faults(page, inside: str | None = ".bac-panel") -> list[tuple[str, str, str]]:
    """Rule, piece of the page and how to mend it, for every fault inside; None looks at the whole page.

    Where nothing stands inside, axe raises: a look at nothing must not count as a clean one.
    """
    context = {"include": [[inside]]} if inside is not None else None
    found = Axe().run(page, context, OPTIONS).response["violations"]
    return [
        (fault["id"], node["html"][:200], node["failureSummary"])
        for fault in found
        for node in fault["nodes"]
    ]
