"""Each lesson as a page without code; for all pages of a release copies for days offline, word of updates.

The page without code is JupyterLite's own notebook page, opened with `&page`: a script lays the page to read
over it, and takes that away when the labs are ready.
"""

import html
import json
import shutil
from pathlib import Path

from baclofen import content
from baclofen.labs.live_view import NEVER_SAVED
from tools.launch.errors import Trouble
from tools.site import pages, policy
from tools.site.jupyterlite import KERNEL
from tools.site.pages.links import live_links

STATIC = Path(__file__).parent / "static"
_PAGES_CSS = Path(pages.__file__).parent / "static" / "pages.css"
_NEVER_KEPT = {"release.json", "offline.js", "404.html"}
_KERNEL = ("static/pyodide", "static/pyodide-lock", "extensions/@jupyterlite")
#: in JupyterLite's own file: the settings are read, and no part of the page has seen them
_SETTINGS_ARE_THERE = "  CONFIG_SCRIPT.textContent = JSON.stringify(config"
NO_PLACE = "JupyterLite has changed: {file} has no place for the name of the learner's drawer."
_KINDS = {".whl", ".wasm", ".zip", ".json", ".js"}


def write(site: Path, release: str) -> None:
    """Add what makes the lessons of a release pages, and the workers and notes that all its pages share."""
    home = site / release
    shutil.copytree(STATIC, home / "course")
    (home / "course" / "page.css").write_text(_look_of_pages(), "utf-8")
    for name, key in (("404.html", "gone"), ("offline.html", "no_copy")):
        (site / name).write_text(_gone(key), "utf-8")
    _add_workers(site, release)
    _begin_early(home)
    _name_drawer(home)
    _extend(home / "notebooks" / "index.html", _every_page(release), _page(site, release))
    for page in ("lab", "tree"):
        _extend(home / page / "index.html", _every_page(release))
    for page in home.rglob("*.html"):
        page.write_text(policy.living(page.read_text("utf-8")), "utf-8")
    (site / "release.json").write_text(json.dumps({"newest": release}), "utf-8")


def _extend(page: Path, *parts: str) -> None:
    """Put more into a page of JupyterLite, before anything of its own runs."""
    text = page.read_text("utf-8").replace("<html>", '<html lang="en">', 1)
    start = text.index(">", text.index("<body")) + 1
    page.write_text(text[:start] + "\n" + "\n".join(parts) + text[start:], "utf-8")


def _page(site: Path, release: str) -> str:
    """What turns the notebook page into a page without code, where the address asks for that."""
    home = site / release
    kernel = [
        f"../{file.relative_to(home).as_posix()}"
        for folder in _KERNEL
        for file in sorted((home / folder).rglob("*"))
        if file.suffix in _KINDS
    ]
    facts = {
        "words": {key.removeprefix("live."): text for key, text in content.words("live").items()},
        "lessons": _lessons(release),
        "ahead": [name for name in kernel if name.startswith("../static/")],
        "kernel": [*kernel, *(file for part in ("api", "course", "files") for file in _files(home, part))],
    }
    return f'{_data("course-facts", facts)}\n<script src="../course/live.js"></script>'


def _begin_early(home: Path) -> None:
    """Let Python begin before JupyterLite asks for it; the kernel gets the very same, see python_start.js.

    That is on the page without code only, which never saves what a lab shows.
    """
    file = home / "jupyter-lite.json"
    settings = json.loads(file.read_text("utf-8"))
    kernel = settings["jupyter-config-data"]["litePluginSettings"][KERNEL]
    options = dict(kernel["loadPyodideOptions"])
    options["lockFileURL"] = f"../{options['lockFileURL'].removeprefix('./')}"
    options["env"] = options["env"] | {NEVER_SAVED: "1"}
    (worker,) = home.glob("extensions/@jupyterlite/*/static/comlink.worker.*.js")
    early = home / "course" / "python_start_worker.js"
    text = early.read_text("utf-8").replace("{{kernel}}", f"../{worker.relative_to(home).as_posix()}")
    early.write_text(text.replace("{{options}}", json.dumps(options)), "utf-8")
    kernel["pyodideUrl"] = "./course/python.js"
    file.write_text(json.dumps(settings), "utf-8")


def _name_drawer(home: Path) -> None:
    """Give each folder of a host one drawer for all its releases: a staging copy shares no answers."""
    file = home / "config-utils.js"
    before, after, rest = file.read_text("utf-8").partition(_SETTINGS_ARE_THERE)
    if not after:
        raise Trouble(NO_PLACE.format(file=file.name))
    named = '  config.contentsStorageName += ` ${new URL("..", FULL_LITE_ROOT).pathname}`;\n'
    file.write_text(before + named + after + rest, "utf-8")


def _files(home: Path, folder: str) -> list[str]:
    files = (file for file in sorted((home / folder).rglob("*")) if file.is_file())
    return [f"../{file.relative_to(home).as_posix()}" for file in files]


def _pages(site: Path, release: str) -> list[str]:
    """The files outside the release that a browser keeps for days without a network."""
    files = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file())
    return [name for name in files if not name.startswith((f"{release}/", ".")) and name not in _NEVER_KEPT]


def _look_of_pages() -> str:
    """The look of the pages to read, for the prose of a living lesson only: its labs bring their own."""
    css = _PAGES_CSS.read_text("utf-8")
    colours, inside = css[: css.index("* {")], css.replace(":root", "&")
    prose = "body.course-live :is(.jp-MarkdownOutput, .course-part)"
    return f"{colours}\n{prose} {{\n{inside}}}\n"


def _lessons(release: str) -> dict[str, dict[str, str]]:
    """For the file of each lesson: its title, its pages, and the lesson after it."""
    lessons = content.lessons()
    facts = {}
    for lesson, after in zip(lessons, [*lessons[1:], None], strict=True):
        facts[f"{release}/{lesson.file}"] = {
            "title": f"{lesson.id} {lesson.title}",
            "read": live_links(lesson, release, "../../").read,
            "live": live_links(lesson, release, "../../").live,
            "next": live_links(after, release, "../../").live if after else "",
        }
    return facts


def _every_page(release: str) -> str:
    """What every page of a release needs: a worker of its own, word of a newer release, and trust."""
    facts = {
        "release": release,
        "root": "../../",
        "newer": content.word("live.newer"),
        "lessons": [lesson.file for lesson in content.lessons()],
    }
    scripts = (
        '<script src="../course/python_start.js"></script>\n'
        '<script src="../course/hide_other_worker.js"></script>\n'
        '<script type="module" src="../course/update_notice.js"></script>\n'
        '<script src="../course/trust.js"></script>'
    )
    return f"{_data('course-release', facts)}\n{scripts}"


def _data(name: str, facts: dict) -> str:
    text = json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/json" id="{name}">{text}</script>'


def _add_workers(site: Path, release: str) -> None:
    """Ours goes before JupyterLite's in the release, which can have one only; alone it serves the rest."""
    ours = (STATIC / "service_worker.js").read_text("utf-8")
    theirs = site / release / "service-worker.js"
    inside = ours.replace("{{facts}}", json.dumps({"release": release}))
    theirs.write_text(inside + theirs.read_text("utf-8"), "utf-8")
    facts = {"release": "", "newest": release, "pages": ["", *_pages(site, release)]}
    (site / "offline.js").write_text(ours.replace("{{facts}}", json.dumps(facts)), "utf-8")


def _gone(key: str) -> str:
    """A page that may stand at any address of the site: it says why it is there, and leads on."""
    page = (STATIC / "gone.html").read_text("utf-8")
    for place, word in (("home", "home"), ("sentence", key), ("read", "read")):
        page = page.replace(f"{{{{{place}}}}}", html.escape(content.word(f"live.{word}")))
    return policy.alone(page)
