"""JupyterLite: the lessons, our wheel and Pyodide become a folder that any web server can hand out."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.launch import programs
from tools.launch.errors import Trouble
from tools.site import precompile, serve, trim_wheels, wheels

HERE = Path(__file__).resolve().parent
EXTENSIONS = ("@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension", "anywidget")
APPS = ["lab", "notebooks", "tree"]  # no REPL: it runs what the address of its page says
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
BUILT = "_output"
#: what `jupyter lite build` does, then `jupyter lite check`; by one process, which reads its parts once
STEPS = tuple(f"{when}{step}" for step in ("build", "check") for when in ("pre_", "", "post_"))
LOCK = "static/pyodide-lock/pyodide-lock.json"
STDLIB = "python_stdlib.zip"
UNUSED = ("jedi", "parso", "fonttools", "pytz")
STORE = "baclofen-course"  # the learner's drawer in the browser, for all releases; the site's folder follows
NOT_BUILT = "The browser edition could not be built: {log} says why."


def build(root: Path, recipe: dict, pyodide: Path, work: Path, release: str, out: Path) -> None:
    """Build the JupyterLite part of the site; the lessons lie in a folder of the release's name.

    Args:
        pyodide: the folder with Pyodide's core, wheels and reduced lock.
        work: a folder for everything that is only needed while building; it is made anew.

    Raises:
        Trouble: JupyterLite refused.
    """
    shutil.rmtree(work, ignore_errors=True)
    lessons = work / "content" / release
    lessons.mkdir(parents=True)
    for lesson in sorted((root / "notebooks").glob("*.ipynb")):
        shutil.copy2(lesson, lessons / lesson.name)
    shutil.copytree(root / "notebooks" / "images", lessons / "images")
    make_wheel(root, work / "wheels")
    shutil.copytree(pyodide, work / "static" / "pyodide")
    if (HERE / "pure.txt").exists():  # where it is not, the builder chooses anew and writes it
        shutil.copy2(HERE / "pure.txt", work / "pure.txt")
    _write(work / "jupyter-lite.json", _settings(root))
    with serve.serving(pyodide) as address:
        _write(work / "jupyter_lite_config.json", _config(recipe, address))
        _run(work)
    _finish_lock(work / BUILT / LOCK, address, pyodide, work, recipe["pyodide"]["version"])
    for app in APPS:  # a page asks for a picture beside itself first, before JupyterLab names its true place
        shutil.copytree(root / "notebooks" / "images", work / BUILT / app / "images")
    _keep_one_form_of_icons(work / BUILT / "build")
    (work / BUILT).rename(out)


def _keep_one_form_of_icons(folder: Path) -> None:
    """Take out the icons' older forms: whatever runs Python reads the newest, and their sheet names it."""
    for font in sorted(folder.glob("fa-*")):
        if font.suffix != ".woff2":
            font.unlink()


def make_wheel(root: Path, folder: Path) -> Path:
    """Build the course's own wheel, data included, and return it."""
    words = programs.module(sys.executable, "hatchling", "build", "-t", "wheel", "-d", str(folder))
    subprocess.run(words, cwd=root, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _settings(root: Path) -> dict:
    """What every page of the site is told when it opens."""
    overrides = json.loads((root / "deploy" / "jupyter" / "overrides.json").read_text("utf-8"))
    overrides["@jupyterlab/apputils-extension:themes"] = {"adaptive-theme": True}  # dark where the browser is
    settings = {
        "appName": "Baclofen, by mouth or by pump",
        "contentsStorageName": STORE,
        "exposeAppInBrowser": True,
        "litePluginSettings": {
            KERNEL: {
                "disablePyPIFallback": True,
                "loadPyodideOptions": {"env": {"BACLOFEN_PROGRESS": "/drive/progress"}},
            }
        },
        "settingsOverrides": overrides,
    }
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": settings}


def _config(recipe: dict, address: str) -> dict:
    """What `jupyter lite` is told."""
    lock = recipe["lock"]
    return {
        "LiteBuildConfig": {
            "contents": ["content"],
            "output_dir": BUILT,
            "apps": APPS,
            "no_sourcemaps": True,
            "ignore_sys_prefix": ["federated_extensions"],
            "federated_extensions": [str(_extension(name)) for name in EXTENSIONS],
        },
        "PyodideLockAddon": {
            "enabled": True,
            "pyodide_lock_url": f"{address}pyodide-lock.json",
            "wheels": ["wheels"],
            "specs": lock["specs"],
            "constraints": lock["constraints"],
            "excludes_extra": lock["excludes"],
            "prefetch_extra": lock["prefetch"],
            "lite_constraints_file": "pure.txt",
        },
    }


def _extension(name: str) -> Path:
    return Path(sys.prefix) / "share" / "jupyter" / "labextensions" / name


def _run(work: Path) -> None:
    """Let `jupyter lite` build and check at one go, and keep what it says."""
    log = work / "build.log"
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never"}
    with open(log, "w", encoding="utf-8") as kept:
        done = subprocess.run(
            programs.jupyter(sys.executable, "jupyterlite_core", "doit", "--", "run", *STEPS),
            cwd=work,
            stdout=kept,
            stderr=subprocess.STDOUT,
            env=environment,
            check=False,
        )
    if done.returncode:
        raise Trouble(NOT_BUILT.format(log=log))


def _finish_lock(file: Path, address: str, pyodide: Path, work: Path, version: str) -> None:
    """Make the builder's lock the site's: own addresses only, nothing unused, all light and compiled."""
    if (HERE / "pure.txt").exists():
        wheels.check_pure(file.parent, HERE / "pure.sha256")
    else:
        (work / "pure.sha256").write_text(wheels.list_pure(file.parent), "utf-8", newline="\n")
    lock = json.loads(file.read_text("utf-8"))
    packages = lock["packages"]
    _point_home(packages, address)
    _drop_unused(packages, file.parent)
    files = {name: file.parent / package["file_name"] for name, package in packages.items()}
    modules, own = precompile.collect(pyodide, work, list(files.values()))
    for name, wheel in files.items():
        # JupyterLite's own wheels stay: its installer holds them against a list of its own.
        if "extensions" not in Path(packages[name]["file_name"]).parts:
            trim_wheels.lighten(wheel, modules, wheel)
            packages[name]["sha256"] = trim_wheels.sha256(wheel)
    core = file.parent.parent / "pyodide"
    trim_wheels.lighten_stdlib(core / STDLIB, own, version)
    (core / "pyodide-lock.json").unlink()  # what it says is no longer true, and nobody asks for it
    _name_as_servers_know(core)
    file.write_text(json.dumps(lock), "utf-8")


def _name_as_servers_know(core: Path) -> None:
    """Give Pyodide's two scripts names that end in .js: not every web server sends .mjs as a script."""
    # Each names the other, or itself, in its text; nothing else in them changes.
    scripts = sorted(core.glob("*.mjs"))
    for script in scripts:
        text = script.read_bytes()
        for named in scripts:
            text = text.replace(named.name.encode(), named.with_suffix(".js").name.encode())
        script.with_suffix(".js").write_bytes(text)
        script.unlink()


def _point_home(packages: dict, address: str) -> None:
    """Name the wheels of the site itself, and no other place."""
    for package in packages.values():
        package["file_name"] = package["file_name"].replace(address, "../../static/pyodide/")
        if "://" in package["file_name"]:
            raise Trouble(f"{package['file_name']} lies on another host: nothing may be asked of it.")


def _drop_unused(packages: dict, folder: Path) -> None:
    """Take out what no lesson uses: code completion, and writing PDF."""
    # The kernel asks for jedi by name, so an empty package answers; completion then knows less.
    for name in UNUSED:
        if gone := packages.pop(name, None):
            (folder / gone["file_name"]).unlink()
    for package in packages.values():
        package["depends"] = [name for name in package["depends"] if name not in UNUSED]
    stand_in = trim_wheels.empty("jedi", folder)
    packages["jedi"] = stand_in | {"file_name": f"../../static/pyodide-lock/{stand_in['file_name']}"}


def _write(file: Path, content: dict) -> None:
    file.write_text(json.dumps(content, indent=1), "utf-8")
