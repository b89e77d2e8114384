"""The lists of what the course needs say the same thing in pyproject.toml, the locks and environment.yml."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
LOCKS = ["requirements/course.lock", "requirements/site.lock", "requirements/test.lock"]
CONDA_NAMES = {"matplotlib": "matplotlib-base"}

RUN_TIME = [Requirement(text) for text in PYPROJECT["project"]["dependencies"]]
LAB = [Requirement(text) for text in PYPROJECT["project"]["optional-dependencies"]["lab"]]
BUILD = [Requirement(text) for text in PYPROJECT["dependency-groups"]["build"]]
SITE = [Requirement(text) for text in PYPROJECT["dependency-groups"]["site"]]
TEST = [Requirement(text) for text in PYPROJECT["dependency-groups"]["test"]]


def pins(lock: str) -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        if not line.startswith(("#", " ")):
            pin = Requirement(line.removesuffix("\\"))
            found.setdefault(canonicalize_name(pin.name), []).append(pin)
    return found


def conda_list() -> dict[str, str]:
    return dict(re.fullmatch(r"([a-z-]+)(.*)", text).groups() for text in CONDA["dependencies"])


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_files_byte_for_byte_and_no_host_no_path_and_no_index(lock):
    pin, sign = r"[a-z0-9][a-z0-9._-]*==[\w.]+( ; [^/@\\]+)? \\", r"    --hash=sha256:[0-9a-f]{64}( \\)?"
    before = ""
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        assert re.fullmatch(sign if before.endswith("\\") else rf"# .*|{pin}", line), line
        assert "://" not in line
        before = line
    assert not before.endswith("\\")


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (LOCKS[0], RUN_TIME + LAB + BUILD),
        (LOCKS[1], RUN_TIME + LAB + BUILD + SITE),
        (LOCKS[2], RUN_TIME + LAB + BUILD + SITE + TEST),
    ],
)
def test_a_lock_holds_what_pyproject_asks_for(lock, wanted):
    pinned = pins(lock)
    for requirement in wanted:
        for pin in pinned[canonicalize_name(requirement.name)]:
            (version,) = pin.specifier
            assert requirement.specifier.contains(version.version), f"{lock}: {pin} against {requirement}"


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("wider", LOCKS[1:])
def test_a_wider_lock_holds_the_course_as_learners_get_it(wider, python, system):
    here = {"python_version": python, "python_full_version": f"{python}.1", "sys_platform": system}
    course, more = (installed(pins(lock), here) for lock in (LOCKS[0], wider))
    assert course
    assert course.items() <= more.items()


def installed(pinned, here) -> dict[str, str]:
    """What a lock installs on one kind of computer."""
    return {
        name: str(pin.specifier)
        for name, choices in pinned.items()
        for pin in choices
        if pin.marker is None or pin.marker.evaluate(here)
    }


def test_environment_yml_and_pyproject_ask_for_the_same():
    listed = conda_list()
    for requirement in [*RUN_TIME, *LAB, *BUILD, *(one for one in TEST if one.name == "nbval")]:
        name = CONDA_NAMES.get(requirement.name, requirement.name)
        assert SpecifierSet(listed.pop(name)) == requirement.specifier, name
    assert set(listed) == {"python", "pip"}, "environment.yml lists what pyproject.toml does not"


def test_the_wheel_carries_data_scripts_and_licenses(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("baclofen-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for folder, goal in ((ROOT / "data", "baclofen/data"), (ROOT / "baclofen", "baclofen")):
        for file in folder.rglob("*"):
            hidden = "__pycache__" in file.parts or any(
                part.startswith(".") for part in file.relative_to(folder).parts
            )
            if file.is_file() and not hidden:
                assert f"{goal}/{file.relative_to(folder).as_posix()}" in inside
    assert {name.rsplit("/", 1)[-1] for name in inside} >= {"LICENSE", "LICENSE-CONTENT"}
    assert not [name for name in inside if name.startswith(("tests/", "tools/"))]
