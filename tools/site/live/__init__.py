"""Each lesson as a page without code, and what keeps a release whole: copies for days offline, word of a newer one."""

import html
import json
import re
import shutil
from pathlib import Path

from baclofen import content
from tools.site.pages.links import page_name

STATIC = Path(__file__).parent / "static"
_QUIET = [  # an editor's habits that a page must not have: keys that delete cells, a question before leaving
    "@jupyterlab/shortcuts-extension",
    "@jupyterlab/application-extension:dirty",
    "@jupyter-notebook/application-extension:dirty",
    "@jupyterlab/docmanager-extension:recents",
]


def write(site: Path, release: str) -> list[Path]:
    """Add the pages without code to a built release, and the workers and notes that belong to all its pages.

    Args:
        site: the folder of the site, with the release and the pages to read in it.
        release: the name of the release.

    Returns:
        The pages without code, in the order of the lessons.
    """
    home = site / release
    shutil.copytree(STATIC, home / "course")
    _add_workers(site, release)
    for page in ("notebooks", "lab", "tree"):
        _tell_of_newer(home / page / "index.html", release)
    pages = [_write_page(site, release, lesson) for lesson in content.lessons()]
    (site / "release.json").write_text(json.dumps({"newest": release}), "utf-8")
    (site / "404.html").write_text(_gone(), "utf-8")
    return pages


def _write_page(site: Path, release: str, lesson: content.Lesson) -> Path:
    """JupyterLite's own notebook page, two folders deeper, with the page to read laid over it until it is ready."""
    home, stem = site / release, Path(lesson.file).stem
    folder = home / "live" / stem
    folder.mkdir(parents=True)
    text = (home / "notebooks" / "index.html").read_text("utf-8")
    text = text.replace('data-jupyter-lite-root=".."', 'data-jupyter-lite-root="../.."')
    text = text.replace('"../', '"../../').replace("'../", "'../../").replace('"../../..', '"../..')
    text = re.sub(r"<html[^>]*>", '<html lang="en">', text, count=1)
    text = re.sub(r"<title>.*?</title>", f"<title>{html.escape(_title(lesson))}</title>", text, count=1)
    text = re.sub(r'<meta name="Description"[^>]*>', _head(release, lesson), text, count=1)
    text = re.sub(r'(<body class="[^"]*)"', r'\1 course-loading"', text, count=1)
    text = re.sub(r"(<body[^>]*>)", lambda m: m[1] + _bar(release, lesson, site), text, count=1)
    page = folder / "index.html"
    page.write_text(text, "utf-8")
    _write_settings(home, folder)
    return page


def _write_settings(home: Path, folder: Path) -> None:
    settings = json.loads((home / "notebooks" / "jupyter-lite.json").read_text("utf-8"))
    data = settings["jupyter-config-data"]
    for key in ("fullStaticUrl", "settingsUrl"):
        data[key] = "../" + data[key]
    data["faviconUrl"] = "../../notebooks/favicon.ico"
    data["disabledExtensions"] = _QUIET
    (folder / "jupyter-lite.json").write_text(json.dumps(settings), "utf-8")


def _head(release: str, lesson: content.Lesson) -> str:
    """What stands in the head: the path of the notebook, before anything asks for it, and the look."""
    path = json.dumps(f"?path={release}/{lesson.file}")
    return (
        f'<meta name="description" content="{html.escape(lesson.question)}">\n'
        f"<script>if (!location.search) history.replaceState(null, '', {path} + location.hash)</script>\n"
        '<link rel="stylesheet" href="../../course/live.css">'
    )


def _bar(release: str, lesson: content.Lesson, site: Path) -> str:
    """The bar on top, the page to read, and the scripts."""
    lessons = content.lessons()
    after = lessons[lessons.index(lesson) + 1 :][:1]
    said = content.words("live")
    onward = "".join(f'<a href="../{Path(x.file).stem}/">{said["live.next"]}</a>' for x in after)
    reading = f"../../../lessons/{page_name(lesson)}"
    return f"""
<header id="course-bar" aria-label="{said["live.bar"]}"><a href="../../../">{said["live.home"]}</a>
<p id="course-said" role="status">{said["live.page"]}</p>
<progress id="course-meter" max="1" value="0" aria-label="{said["live.meter"]}"></progress>{onward}</header>
<iframe id="course-first" src="{reading}" title="{said["live.reading"]}"></iframe>
{_data("course-facts", _facts(release, lesson, site))}
{_release_note(release, "../../..")}
<script type="module" src="../../course/live.js"></script>
"""


def _facts(release: str, lesson: content.Lesson, site: Path) -> dict:
    home = site / release
    said = {key.removeprefix("live."): text for key, text in content.words("live").items()}
    kernel = sorted(
        file.relative_to(home).as_posix()
        for folder in ("static/pyodide", "static/pyodide-lock", "extensions/@jupyterlite")
        for file in (home / folder).rglob("*")
        if file.suffix in (".whl", ".wasm", ".mjs", ".zip", ".json", ".js")
    )
    ahead = [name for name in kernel if name.startswith("static/")]
    read = [f"../../../lessons/{page_name(lesson)}"]
    notebook = [f"../../files/{release}/{lesson.file}", f"../../api/contents/{release}/all.json"]
    return {
        "title": _title(lesson),
        "words": said,
        "ahead": [f"../../{name}" for name in ahead],
        "keep": [*(f"../../{name}" for name in kernel), *notebook, *read],
    }


def _title(lesson: content.Lesson) -> str:
    return f"{lesson.id} {lesson.title}"


def _data(name: str, facts: dict) -> str:
    text = json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/json" id="{name}">{text}</script>'


def _release_note(release: str, root: str) -> str:
    facts = {"release": release, "root": f"{root}/", "newer": content.word("live.newer")}
    return _data("course-release", facts)


def _tell_of_newer(page: Path, release: str) -> None:
    note = f'{_release_note(release, "../..")}\n<script type="module" src="../course/newer.js"></script>'
    page.write_text(page.read_text("utf-8").replace("</body>", f"{note}\n</body>"), "utf-8")


def _add_workers(site: Path, release: str) -> None:
    """Ours goes before JupyterLite's in the release, because there can be one worker only; alone it serves the rest."""
    ours = (STATIC / "offline.js").read_text("utf-8")
    theirs = site / release / "service-worker.js"
    theirs.write_text(ours.replace("{{release}}", release) + theirs.read_text("utf-8"), "utf-8")
    (site / "offline.js").write_text(ours.replace("{{release}}", ""), "utf-8")


def _gone() -> str:
    """For a static host: an address of an older release leads home, wherever the site lies."""
    said = content.words("live")
    return f"""<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{said["live.home"]}</title>
<main style="font:1.125rem/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem">
<p>{said["live.gone"]}</p><p><a id="home" href="/">{said["live.home"]}</a></p></main>
<script>
const at = location.pathname.search(/\\/(\\d{{4}}\\.\\d+[^/]*|lessons)\\//);
document.getElementById("home").href = at < 0 ? location.pathname.replace(/[^/]*$/, "") : location.pathname.slice(0, at + 1);
</script></html>
"""
