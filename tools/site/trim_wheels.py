"""The wheels made light: less to fetch, to unpack and to compile in a learner's browser.

Every wheel was held against its makers' checksum before. Here goes what no browser can use, and modules that
a lesson imports lie there compiled instead of as source; every other file stays byte for byte what it was. A
note in each says what was changed, as the licenses of some ask. The course itself keeps its source, for who
wants to read it.
"""

import fnmatch
import hashlib
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from tools.launch.errors import Trouble

_STEADY = (2020, 1, 1, 0, 0, 0)  # the same bytes at every build
_LEXERS = {"__init__", "_mapping", "python", "special"}  # errors are shown in colour for Python only
LEFT_OUT = (
    "*/tests/*",
    "*.pyi",
    "*.h",
    "*.a",
    "*.c",
    "*.pxd",
    "*.data/data/*",  # what a server's Jupyter needs of a widget
    "*/labextension/*",
    "*/nbextension/*",
    "*/sphinxext/*",
    "numpy/f2py/*",
    "matplotlib/mpl-data/sample_data/*",
    "matplotlib/mpl-data/images/*",
    "matplotlib/mpl-data/fonts/afm/*",  # for writing PDF and PostScript
    "matplotlib/mpl-data/fonts/pdfcorefonts/*",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*",  # no picture of the course is written in these
    "matplotlib/mpl-data/fonts/ttf/DejaVuSans*Oblique.ttf",
)
NOTE = "CHANGED.txt"
CHANGED = """This is {name}, made smaller for the browser edition of a course.
{gone} files were left out that no browser uses, and {compiled} modules lie here compiled (.pyc) instead of as
source. All else is as its makers published it, under its own license. The whole, with all sources:
{whole}
"""
Compiled = Mapping[str, tuple[str, bytes]]  # path of a source -> where its compiled module goes, the module


def left_out(path: str) -> bool:
    """Whether a file of a wheel stays away."""
    if path.startswith("pygments/lexers/"):
        return PurePosixPath(path).stem not in _LEXERS
    return any(fnmatch.fnmatch(path, pattern) for pattern in LEFT_OUT)


def lighten(wheel: Path, compiled: Compiled, out: Path) -> None:
    """Write a wheel without what is left out, its imported modules compiled; ``out`` may be the wheel itself.

    `compiled`: path of a source in site-packages -> where its compiled module goes, and the module.
    """
    whole = _read(wheel)
    files = {name: data for name, data in whole.items() if not left_out(name)}
    light = _compile(files, compiled)
    (about,) = {name.split("/")[0] for name in light if name.split("/")[0].endswith(".dist-info")}
    name, version = about.removesuffix(".dist-info").split("-", 1)
    changed = {
        "gone": len(whole) - len(files),
        "compiled": len(set(files) - set(light)),
    }
    if any(changed.values()):
        source = f"{name}=={version} of the Python Package Index, or of Pyodide"
        light[f"{about}/{NOTE}"] = CHANGED.format(name=f"{name} {version}", whole=source, **changed).encode()
    record = f"{about}/RECORD"
    light[record] = "".join(f"{path},,\n" for path in {**light, record: b""}).encode()
    bundle(light, out)


def lighten_stdlib(archive: Path, compiled: Compiled, version: str) -> None:
    """Replace in Python's own modules, in place, those that a lesson imports by their compiled form."""
    files = _read(archive)
    if missing := set(compiled) - set(files):
        raise Trouble(f"{archive.name} does not hold {min(missing)}, which was imported from it.")
    light = _compile(files, compiled)
    light[NOTE] = CHANGED.format(
        name=f"the standard library of Python in Pyodide {version}",
        gone=0,
        compiled=len(compiled),
        whole=f"pyodide {version} of npm. Python is under the PSF License, Pyodide under MPL 2.0.",
    ).encode()
    bundle(light, archive)


def _read(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as whole:
        return {name: whole.read(name) for name in whole.namelist() if not name.endswith("/")}


def _compile(files: Mapping[str, bytes], compiled: Compiled) -> dict[str, bytes]:
    light = {}
    for name, data in files.items():
        place, module = compiled.get(name, (name, data))
        light[place] = module
        if place not in (name, f"{name}c"):  # compiled beside its source, not in its place
            light[name] = data
    return light


def bundle(files: Mapping[str, bytes], out: Path) -> None:
    """Write a zip archive of these files, the same bytes at every build."""
    fresh = out.with_name(f"{out.name}.fresh")
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _STEADY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    shutil.move(fresh, out)


def empty(name: str, folder: Path) -> dict:
    """Write a wheel with nothing in it; returns what Pyodide's lock says of it.

    The kernel asks for some packages by name that no lesson uses.
    """
    about = f"{name}-0.dist-info"
    said = f"Metadata-Version: 2.1\nName: {name}\nVersion: 0\nSummary: Nothing: it stands in.\n"
    files = {
        f"{about}/METADATA": said,
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: course\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    wheel = folder / f"{name}-0-py3-none-any.whl"
    bundle({path: text.encode() for path, text in files.items()}, wheel)
    return {
        "name": name,
        "version": "0",
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": sha256(wheel),
        "package_type": "package",
        "imports": [],
        "depends": [],
    }


def sha256(file: Path) -> str:
    """Return the checksum of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
