"""The wheels made light: less to fetch, to unpack and to compile in a learner's browser.

Every wheel was held against its makers' checksum before. Here goes what no browser can use, and modules that
a lesson imports lie there compiled instead of as source; every other file stays byte for byte what it was.
"""

import fnmatch
import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.doors.trouble import Trouble

_STEADY = (2020, 1, 1, 0, 0, 0)  # the same bytes at every build
_LEXERS = {"__init__", "_mapping", "python", "special"}  # the only language of the course
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
    "matplotlib/mpl-data/fonts/ttf/STIX*.ttf",  # for formulas
    "matplotlib/mpl-data/fonts/ttf/cm*.ttf",
    "matplotlib/mpl-data/fonts/ttf/DejaVuSerif*.ttf",  # all pictures are set in DejaVu Sans
    "matplotlib/mpl-data/fonts/ttf/DejaVuSansMono*.ttf",
)


def left_out(path: str) -> bool:
    """Whether a file of a wheel stays away."""
    if path.startswith("pygments/lexers/"):
        return Path(path).stem not in _LEXERS
    return any(fnmatch.fnmatch(path, pattern) for pattern in LEFT_OUT)


def lighten(wheel: Path, compiled: Mapping[str, bytes], out: Path) -> None:
    """Write a wheel without what is left out, its imported modules compiled; ``out`` may be the wheel itself.

    Args:
        wheel: the wheel as published.
        compiled: path of a source in site-packages -> its compiled module.
        out: where to write.
    """
    with zipfile.ZipFile(wheel) as whole:
        files = {name: whole.read(name) for name in whole.namelist() if not name.endswith("/")}
    light = dict(_light(files, compiled))
    record = next((name for name in light if name.endswith(".dist-info/RECORD")), None)
    if record:
        light[record] = "".join(f"{name},,\n" for name in light).encode()
    bundle(light, out)


def lighten_stdlib(archive: Path, compiled: Mapping[str, bytes]) -> None:
    """Replace in Python's own modules, in place, those that a lesson imports by their compiled form."""
    with zipfile.ZipFile(archive) as whole:
        files = {name: whole.read(name) for name in whole.namelist() if not name.endswith("/")}
    missing = set(compiled) - set(files)
    if missing:
        raise Trouble(f"{archive.name} does not hold {min(missing)}, which was imported from it.")
    bundle(dict(_light(files, compiled)), archive)


def _light(files: Mapping[str, bytes], compiled: Mapping[str, bytes]) -> Iterable[tuple[str, bytes]]:
    for name, data in files.items():
        if name in compiled:
            yield f"{name}c", compiled[name]
        elif not left_out(name):
            yield name, data


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
    about = f"{name}-1.dist-info"
    files = {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: course\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    wheel = folder / f"{name}-1-py3-none-any.whl"
    bundle({path: text.encode() for path, text in files.items()}, wheel)
    return {
        "name": name,
        "version": "1",
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
