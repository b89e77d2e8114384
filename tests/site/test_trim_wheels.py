"""Wheels made light: what goes, what is compiled, and that every other byte stays."""

import json
import os
import tarfile
import tomllib
import zipfile
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.font_manager import findfont
from matplotlib.text import Text

from baclofen import labs
from tests.site.conftest import ROOT
from tests.support import site_builder
from tools.launch.errors import Trouble
from tools.site import precompile, trim_wheels

FILES = {
    "toy/__init__.py": b"x = 1\n",
    "toy/never.py": b"y = 2\n",
    "toy/_fast.cpython-314-wasm32-emscripten.so": b"\0asm",
    "toy/__init__.pyi": b"x: int\n",
    "toy/tests/test_x.py": b"assert x\n",
    "toy/data/table.csv": b"a,b\n",
    "toy-1.dist-info/licenses/LICENSE": b"as you like\n",
    "toy-1.dist-info/RECORD": b"long\n",
}


def written(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


COMPILED = {"toy/__init__.py": ("toy/__init__.pyc", b"compiled")}


def test_imported_modules_are_compiled_and_what_no_browser_uses_goes(tmp_path):
    wheel = written(tmp_path / "toy.whl", FILES)
    trim_wheels.lighten(wheel, COMPILED, wheel)
    inside = read(wheel)
    record = inside.pop("toy-1.dist-info/RECORD").decode().split(",,\n")
    assert set(record[:-1]) == {*inside, "toy-1.dist-info/RECORD"}
    note = inside.pop("toy-1.dist-info/CHANGED.txt").decode()
    assert "toy 1," in note
    assert "2 files were left out" in note
    assert "1 modules lie here compiled" in note
    assert inside.pop("toy/__init__.pyc") == b"compiled"
    kept = ("toy/never.py", "toy/_fast.cpython-314-wasm32-emscripten.so", "toy/data/table.csv")
    assert inside == {name: FILES[name] for name in (*kept, "toy-1.dist-info/licenses/LICENSE")}


def test_the_course_is_compiled_beside_its_source(tmp_path):
    wheel = written(tmp_path / "toy.whl", FILES)
    beside = "toy/__pycache__/never.cpython-314.pyc"
    trim_wheels.lighten(wheel, {"toy/never.py": (beside, b"compiled")}, wheel)
    inside = read(wheel)
    assert inside[beside] == b"compiled"
    assert inside["toy/never.py"] == FILES["toy/never.py"]


def test_the_same_files_give_the_same_bytes_on_any_day(tmp_path):
    wheel = written(tmp_path / "toy.whl", FILES)
    trim_wheels.lighten(wheel, COMPILED, wheel)
    with zipfile.ZipFile(wheel) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}


def test_a_wheel_that_is_as_published_says_nothing_of_changes(tmp_path):
    wheel = written(tmp_path / "toy.whl", {"toy/a.py": b"", "toy-1.dist-info/RECORD": b""})
    trim_wheels.lighten(wheel, {}, wheel)
    assert set(read(wheel)) == {"toy/a.py", "toy-1.dist-info/RECORD"}


def test_pythons_own_modules_are_compiled_in_place(tmp_path):
    stdlib = written(tmp_path / "stdlib.zip", {"os.py": b"1", "x/tests/kept.py": b"2"})
    trim_wheels.lighten_stdlib(stdlib, {"os.py": ("os.pyc", b"compiled")}, "1.2.3")
    inside = read(stdlib)
    assert "Pyodide 1.2.3" in inside.pop("CHANGED.txt").decode()
    assert inside == {"os.pyc": b"compiled", "x/tests/kept.py": b"2"}
    with pytest.raises(Trouble, match=r"does not hold re\.py"):
        trim_wheels.lighten_stdlib(stdlib, {"re.py": ("re.pyc", b"compiled")}, "1.2.3")


@pytest.mark.parametrize(
    ("path", "goes"),
    [
        ("pygments/lexers/python.py", False),
        ("pygments/lexers/lisp.py", True),
        ("pygments/lexer.py", False),
        ("matplotlib/mpl-data/fonts/ttf/DejaVuSans-Bold.ttf", False),
        ("matplotlib/mpl-data/fonts/afm/cmr10.afm", True),
        ("matplotlib/mpl-data/fonts/ttf/DejaVuSerif-Bold.ttf", True),
        ("matplotlib/mpl-data/fonts/ttf/DejaVuSans-BoldOblique.ttf", True),
        ("matplotlib/mpl-data/matplotlibrc", False),
        ("baclofen/data/words/ui.csv", False),
    ],
)
def test_what_goes(path, goes):
    assert trim_wheels.left_out(path) is goes


@pytest.mark.parametrize("name", sorted(labs.REGISTRY))
def test_every_font_that_a_picture_is_written_in_stays(name):
    texts = labs.REGISTRY[name]().picture.figure.findobj(Text)
    fonts = {Path(findfont(text.get_fontproperties())) for text in texts}
    assert fonts
    for font in fonts:
        inside = font.relative_to(mpl.get_data_path()).as_posix()
        assert not trim_wheels.left_out(f"matplotlib/mpl-data/{inside}"), inside


def test_without_node_a_sentence_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(precompile.programs, "find", lambda _: None)
    with pytest.raises(Trouble, match=r"install it"):
        precompile.collect(tmp_path, tmp_path, [])


def test_a_course_that_cannot_be_compiled_says_why(tmp_path, monkeypatch):
    answer = precompile.subprocess.CompletedProcess([], 1, "", "first\nNo module named x\n")
    monkeypatch.setattr(precompile.programs, "find", lambda _: "node")
    monkeypatch.setattr(precompile.subprocess, "run", lambda *_, **__: answer)
    with pytest.raises(Trouble, match="No module named x"):
        precompile.collect(tmp_path, tmp_path, [])


@pytest.fixture(scope="module")
def published():
    """Pyodide's own lock and its wheels as they were fetched for the build: version, packages."""
    recipe = tomllib.loads((ROOT / "tools/site/recipe.toml").read_text("utf-8"))
    version = recipe["pyodide"]["version"]
    archive = site_builder.CACHE / f"pyodide-{version}.tgz"
    if not archive.exists():
        assert not os.environ.get("CI"), "A site was built here, but Pyodide's archive is not kept."
        pytest.skip("Pyodide's own lock is not kept here; it comes with the building of the site.")
    with tarfile.open(archive) as tar:
        packages = json.load(tar.extractfile("package/pyodide-lock.json"))["packages"]
    return site_builder.CACHE / f"wheels-{version}", packages


def test_every_file_of_a_compiled_package_is_pyodides_own(site, release, published):
    """The fetched wheel is the one of Pyodide's lock; in ours each file is its file, or compiled from it."""
    wheels, packages = published
    ours = sorted((site / release / "static/pyodide").glob("*.whl"))
    checksums = {package["file_name"]: package["sha256"] for package in packages.values()}
    assert {"numpy", "matplotlib", "pillow", "contourpy", "kiwisolver"} <= {
        w.name.split("-")[0] for w in ours
    }
    for wheel in ours:
        assert trim_wheels.sha256(wheels / wheel.name) == checksums[wheel.name], wheel.name
        theirs, left = read(wheels / wheel.name), set(read(wheel))
        for name, data in read(wheel).items():
            if name.endswith(".pyc"):
                assert name.removesuffix("c") in theirs, name
            elif not name.endswith(("RECORD", "CHANGED.txt")):
                assert data == theirs[name], name
        assert [
            name for name in theirs if not ({name, f"{name}c"} & left or trim_wheels.left_out(name))
        ] == []


def test_what_a_lesson_imports_lies_there_compiled(site, release):
    static = site / release / "static"
    for pattern, module in (
        ("pyodide/matplotlib-*.whl", "matplotlib/figure.pyc"),
        ("pyodide/numpy-*.whl", "numpy/__init__.pyc"),
        ("pyodide-lock/ipython-*.whl", "IPython/core/interactiveshell.pyc"),
        ("pyodide-lock/baclofen-*.whl", "baclofen/labs/__pycache__/oral.cpython-314.pyc"),
        ("pyodide/python_stdlib.zip", "re/__init__.pyc"),
    ):
        (archive,) = static.glob(pattern)
        assert module in read(archive), module
    (course,) = static.glob("pyodide-lock/baclofen-*.whl")
    there = {Path(name) for name in read(course) if name.startswith("baclofen/labs/")}
    files = {path for path in there if path.suffix == ".py"}
    compiled = {path.parent / "__pycache__" / f"{path.stem}.cpython-314.pyc" for path in files}
    assert files
    assert compiled <= there, sorted(map(str, compiled - there))
