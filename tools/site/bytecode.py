"""Compiled Python beside the wheels: in a browser, compiling is three quarters of what imports cost.

The wheels stay as their makers published them. One package of ours adds what the imports of a lesson compile
to. Pyodide itself compiles it, once, while the site is built.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

from tools.doors.trouble import Trouble

HERE = Path(__file__).resolve().parent
NAME = "course-bytecode"
_STEADY = (2020, 1, 1, 0, 0, 0)  # the same bytes at every build
NO_NODE = "Building the browser edition needs Node.js: install it, then run the same command again."
NOT_COMPILED = "The course could not be compiled for the browser. The last words were: {last}"


def add(packages: dict, folder: Path, pyodide: Path, work: Path) -> None:
    """Add the compiled package to a site's wheels and to the packages of its lock.

    Args:
        packages: the packages of the lock; changed in place.
        folder: where the lock lies; the package is put beside it.
        pyodide: the folder with Pyodide's core.
        work: a folder for what is only needed while building.

    Raises:
        Trouble: there is no Node.js, or Pyodide could not run the course.
    """
    wheels = [folder / package["file_name"] for package in packages.values()]
    packages[NAME] = entry(NAME, pack(NAME, _compile(pyodide, work, wheels), folder))
    packages["baclofen"]["depends"].append(NAME)


def _compile(pyodide: Path, work: Path, wheels: list[Path]) -> dict[str, str]:
    node = shutil.which("node")
    if node is None:
        raise Trouble(NO_NODE)
    out = work / "bytecode.json"
    words = [node, HERE / "bytecode.mjs", pyodide, HERE / "collect.py", out, *wheels]
    done = subprocess.run(
        list(map(str, words)), capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        raise Trouble(NOT_COMPILED.format(last=(done.stderr.strip() or "nothing").splitlines()[-1]))
    return json.loads(out.read_text("utf-8"))


def pack(name: str, files: dict[str, str], folder: Path) -> Path:
    """Write a wheel of the given files (path: base64); unpacking it puts each where its path says."""
    stem = name.replace("-", "_")
    about = f"{stem}-1.dist-info"
    texts = {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: course\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "".join(f"{path},,\n" for path in files),
    }
    wheel = folder / f"{stem}-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for path, data in files.items():
            bundle.writestr(_info(path), base64.b64decode(data))
        for path, text in texts.items():
            bundle.writestr(_info(path), text)
    return wheel


def _info(path: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, _STEADY)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def entry(name: str, wheel: Path) -> dict:
    """What Pyodide's lock says of one package."""
    return {
        "name": name,
        "version": "1",
        "file_name": f"../../static/pyodide-lock/{wheel.name}",
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": [],
        "depends": [],
    }
