"""What Binder reads in this repository, seen by its own builder; and what postBuild does, step by step."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from baclofen import kernel

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
BASE = Path(find_spec("repo2docker").origin).parent / "buildpacks/conda/environment.py-3.12-linux-64.lock"
BUILD = re.compile(r"/([^/]+)-([^-/]+)-[^-/]+\.(?:conda|tar\.bz2)#")
# What conda calls otherwise.
NAMES = {"python-fastjsonschema": "fastjsonschema", "nbconvert-core": "nbconvert"}
THE_LAB = ("jupyterlab", "notebook", "jupyter-server", "ipykernel", "ipywidgets", "jupyterlab-widgets")
posix = pytest.mark.skipif(os.name != "posix", reason="postBuild is for bash, which Windows does not bring.")


def base() -> dict[str, str]:
    """Binder's shared base for Python 3.12: name and version, as pip names them."""
    pairs = BUILD.findall(BASE.read_text("utf-8"))
    return {canonicalize_name(NAMES.get(name, name)): version for name, version in pairs}


def floor() -> dict[str, str]:
    lines = (ROOT / "tests/binder/base_versions.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin)] == []
    return dict(pin.split("==") for pin in pins)


def asked() -> dict[str, SpecifierSet]:
    """What environment.yml asks for."""
    pairs = (re.fullmatch(r"([a-z-]+)(.*)", text).groups() for text in CONDA["dependencies"][1:])
    return {name.removesuffix("-base"): SpecifierSet(rule) for name, rule in pairs}


def test_the_floor_holds_binders_own_versions():
    shared, tested = base(), floor()
    assert set(THE_LAB) <= set(shared) & set(tested)
    assert {name: tested[name] for name in shared if name in tested} == {
        name: version for name, version in shared.items() if name in tested
    }


def test_nothing_in_binders_base_is_replaced():
    shared = base()
    for name, rule in asked().items():
        assert name not in shared or rule.contains(shared[name]), (
            f"{name}: Binder's base holds {shared[name]}"
        )


def test_the_floor_is_the_oldest_that_the_course_allows():
    tested = floor()
    lab = PYPROJECT["optional-dependencies"]["lab"]
    for requirement in map(Requirement, [*PYPROJECT["dependencies"], *lab]):
        (lowest,) = (rule.version for rule in requirement.specifier if rule.operator == ">=")
        assert tested[requirement.name] in (lowest, f"{lowest}.0"), requirement


def test_binder_can_read_the_python():
    python = re.fullmatch(r"python=(3\.\d+)", CONDA["dependencies"][0])
    assert python, "Binder's parser knows only one equals sign"
    assert python[1] == "3.12", "base_versions.txt and binder_environment.py are for Python 3.12"
    assert SpecifierSet(PYPROJECT["requires-python"]).contains(python[1])
    assert all(isinstance(one, str) for one in CONDA["dependencies"]), "a pip list would delay every launch"


def build_plan(folder: Path, elsewhere: Path) -> subprocess.CompletedProcess:
    """What Binder would do with the folder, as text; nothing is built."""
    words = ["-m", "repo2docker", "--no-build", "--debug", "--Repo2Docker.default_buildpack=None"]
    return subprocess.run(
        [sys.executable, *words, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=elsewhere,
        check=False,
    )


def test_binder_would_build_this_folder(tmp_path):
    plan = build_plan(ROOT, tmp_path)
    assert plan.returncode == 0, plan.stdout
    assert "Building conda environment for python=3.12" in plan.stdout
    assert "falling back" not in plan.stdout.lower()
    steps = re.findall(r"^(COPY --chown=0:0 src/.*|.*env update -p.*|RUN \./postBuild)$", plan.stdout, re.M)
    assert [step.split(" && ")[0].strip() for step in steps] == [
        "COPY --chown=0:0 src/environment.yml ${REPO_DIR}/environment.yml",
        'bash -c \'time ${MAMBA_EXE} env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"',
        "COPY --chown=0:0 src/ ${REPO_DIR}/",  # after solving: an edit of a lesson must not solve again
        "RUN ./postBuild",
    ]


def test_binder_builds_nothing_without_an_environment(tmp_path):
    (tmp_path / "only").mkdir()
    (tmp_path / "only" / "README.md").write_text("A page.\n", "utf-8")
    assert build_plan(tmp_path / "only", tmp_path).returncode != 0


def test_there_is_one_binder_configuration():
    assert not (ROOT / "binder").exists(), "Binder would ignore the environment.yml at the top"
    assert not (ROOT / ".binder").exists()


def test_the_readme_names_the_conda_environment():
    named = re.findall(r"`conda activate ([\w-]+)`", (ROOT / "README.md").read_text("utf-8"))
    assert named == [CONDA["name"]]


# ---------------------------------------------------------------- postBuild


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "$NOTES"\n{text}\n', "utf-8")
    (folder / name).chmod(0o755)


def steps_of_postbuild(folder: Path, jupyter: str = "", **environment: str) -> tuple[int, list[str]]:
    """Run postBuild with programs that only note what they are asked; really run: test_base_versions.py."""
    (folder / "bin").mkdir()
    (folder / "prefix").mkdir()
    shutil.copytree(ROOT / "deploy/jupyter", folder / "deploy/jupyter")
    shutil.copy2(ROOT / "postBuild", folder)
    program(folder / "bin", "python", f'case "$*" in *sys.prefix*) echo "{folder}/prefix";; esac')
    program(folder / "bin", "jupyter", jupyter)
    kept = {name: value for name, value in os.environ.items() if name != "NB_PYTHON_PREFIX"}
    path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    ran = subprocess.run(
        ["./postBuild"],
        cwd=folder,
        env=kept | {"PATH": path, "NOTES": str(folder / "notes")} | environment,
        check=False,
    )
    return ran.returncode, (folder / "notes").read_text("utf-8").splitlines()


@posix
def test_postbuild_at_home_leaves_the_layout_alone(tmp_path):
    code, steps = steps_of_postbuild(tmp_path)
    assert code == 0
    assert re.match("python -m pip install .*--no-deps", steps[0])
    assert not [step for step in steps if "workspaces" in step]
    settings = tmp_path / "prefix/share/jupyter/lab/settings/overrides.json"
    assert settings.read_bytes() == (ROOT / "deploy/jupyter/overrides.json").read_bytes()
    kernels = json.loads((tmp_path / "prefix/etc/ipython/ipython_kernel_config.json").read_text("utf-8"))
    assert kernels["IPKernelApp"]["extensions"] == [kernel.__name__]


@posix
def test_postbuild_on_binder_closes_the_side_bars(tmp_path):
    code, steps = steps_of_postbuild(tmp_path, NB_PYTHON_PREFIX="/srv/conda/envs/notebook")
    assert code == 0
    assert "jupyter lab workspaces import deploy/jupyter/quiet.jupyterlab-workspace" in steps
    assert "python -m tools.launch.trust" in steps


@posix
def test_postbuild_stops_at_the_first_error(tmp_path):
    code, steps = steps_of_postbuild(tmp_path, jupyter="exit 3", NB_PYTHON_PREFIX="/srv/conda/envs/notebook")
    last = "jupyter lab workspaces import deploy/jupyter/quiet.jupyterlab-workspace"
    assert (code, steps[-1]) == (3, last)
