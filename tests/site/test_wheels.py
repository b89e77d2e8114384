"""Nothing but Pyodide's own files and ours reaches a learner: the lock, the wheels, and what is refused."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from baclofen import content
from tests.site.conftest import ROOT, live_address
from tests.support.static_host import change_one_byte, copy_site
from tools.launch.errors import Trouble
from tools.site import jupyterlite, serve, wheels

RECIPE = {
    "pyodide": {"version": "1.2.3", "sha256": "0" * 64, "core": []},
    "wheels": {
        "package": "carrier",
        "version": "1",
        "sha256": "0" * 64,
        "folder": "x",
        "python": "3.12",
        "roots": ["numpy"],
    },
}


@pytest.fixture(scope="module")
def lock(site, release) -> dict:
    """The packages of the finished site's lock."""
    return json.loads((site / release / "static/pyodide-lock/pyodide-lock.json").read_text("utf-8"))[
        "packages"
    ]


def file_of(package: dict, site: Path, release: str) -> Path:
    return (site / release / "static" / "pyodide-lock" / package["file_name"]).resolve()


def test_every_package_lies_in_the_release_and_is_what_the_lock_says(lock, site, release):
    assert {"numpy", "matplotlib", "ipywidgets", "anywidget"} <= set(lock)
    for name, package in lock.items():
        file = file_of(package, site, release)
        assert file.is_relative_to((site / release).resolve()), name
        assert hashlib.sha256(file.read_bytes()).hexdigest() == package["sha256"], name


def test_no_other_host_is_named(site, release):
    home = site / release
    for name in ("jupyter-lite.json", "static/pyodide-lock/pyodide-lock.json"):
        assert "http" not in (home / name).read_text("utf-8").replace("https://json-schema.org", ""), name


def test_the_lessons_are_the_very_same_and_install_nothing(site, release):
    for lesson in sorted((ROOT / "notebooks").glob("*.ipynb")):
        assert (site / release / "files" / release / lesson.name).read_bytes() == lesson.read_bytes()
        assert "%pip" not in lesson.read_text("utf-8")


def test_our_wheel_brings_the_data(lock, site, release):
    with zipfile.ZipFile(file_of(lock["baclofen"], site, release)) as wheel:
        inside = {name.rpartition("data/")[2] for name in wheel.namelist() if "data/" in name}
    ours = [file for file in (ROOT / "data").rglob("*") if file.suffix in (".csv", ".toml")]
    assert ours
    assert {file.relative_to(ROOT / "data").as_posix() for file in ours} <= inside


def test_a_changed_file_is_refused(tmp_path):
    file = tmp_path / "numpy.whl"
    file.write_bytes(b"as published")
    expected = hashlib.sha256(file.read_bytes()).hexdigest()
    wheels.check(file, expected)
    change_one_byte(file)
    with pytest.raises(Trouble, match=r"numpy\.whl is not the file it should be"):
        wheels.check(file, expected)


@pytest.fixture
def pure(tmp_path) -> tuple[Path, Path]:
    """A folder with what the builder fetched, and its list."""
    folder, listed = tmp_path / "fetched", tmp_path / "pure.sha256"
    folder.mkdir()
    for name in ("comm-0.2.3-py3-none-any.whl", "baclofen-2026.11-py3-none-any.whl", "pyodide-lock.json"):
        (folder / name).write_bytes(b"as published")
    listed.write_text(wheels.list_pure(folder))
    return folder, listed


def test_a_pure_part_that_changed_is_refused(pure):
    folder, listed = pure
    wheels.check_pure(folder, listed)
    change_one_byte(folder / "comm-0.2.3-py3-none-any.whl")
    with pytest.raises(Trouble, match=r"comm-0\.2\.3-py3-none-any\.whl is not the file it should be"):
        wheels.check_pure(folder, listed)


@pytest.mark.parametrize("name", ["more-1.0-py3-none-any.whl", "comm-0.2.3.tar.gz"])
def test_a_pure_part_that_nobody_listed_is_refused(name, pure):
    folder, listed = pure
    (folder / name).write_bytes(b"as published")
    with pytest.raises(Trouble, match=r"as it is not in pure\.sha256"):
        wheels.check_pure(folder, listed)


def test_the_pure_parts_are_looked_at_before_anything_of_them_runs(pure, tmp_path, monkeypatch):
    folder, _ = pure
    change_one_byte(folder / "comm-0.2.3-py3-none-any.whl")
    ran = []
    monkeypatch.setattr(jupyterlite.precompile, "collect", lambda *_: ran.append("collect"))
    with pytest.raises(Trouble, match="is not the file it should be"):
        jupyterlite._finish_lock(folder / "pyodide-lock.json", "http://here/", tmp_path, tmp_path, "1")
    assert ran == []


def test_each_pinned_part_has_its_digest():
    pinned = (ROOT / "tools/site/pure.txt").read_text("utf-8").splitlines()
    versions = {line.replace(" ==", "-").replace("-", "_") for line in pinned if not line.startswith("#")}
    listed = (ROOT / "tools/site/pure.sha256").read_text("utf-8").splitlines()
    for line in listed:
        assert re.fullmatch(r"[0-9a-f]{64}  [\w.]+-[\w.]+-(py2\.)?py3-none-any\.whl", line), line
    assert {"_".join(line.split()[1].split("-")[:2]) for line in listed} == versions


def test_any_python_fetches_what_another_is_made_for(tmp_path, monkeypatch):
    """The carrier of the wheels does not run on Python 3.13; nothing of it runs here."""
    asked = []
    monkeypatch.setattr(wheels, "_fetch", lambda words, *_: asked.append(words))
    with pytest.raises(ValueError, match="unpack"):  # nothing was fetched
        wheels._keep(RECIPE["wheels"], [], tmp_path, tmp_path / "kept", "1.2.3")
    (words,) = asked
    assert words[words.index("--python-version") + 1] == RECIPE["wheels"]["python"]


def test_a_kept_archive_that_changed_is_refused(tmp_path):
    (tmp_path / "pyodide-1.2.3.tgz").write_bytes(b"something else")
    with pytest.raises(Trouble, match=r"pyodide-1\.2\.3\.tgz is not the file it should be"):
        wheels.gather(RECIPE, tmp_path, tmp_path / "out")


def test_without_npm_a_sentence_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(wheels.programs, "find", lambda _: None)
    with pytest.raises(Trouble, match=r"install Node\.js"):
        wheels.gather(RECIPE, tmp_path, tmp_path / "out")


@pytest.mark.parametrize("missing", ["package", "wheel"])
def test_a_source_that_is_gone_or_lacks_a_wheel_says_so(missing, tmp_path, monkeypatch):
    """The package index does not answer; or the package no longer carries the wheel."""

    def answer(words, cwd, **_):
        if missing == "wheel":
            with zipfile.ZipFile(cwd / "carrier-1-py3-none-any.whl", "w") as archive:
                archive.writestr("x/other.whl", "")
        return wheels.subprocess.CompletedProcess(words, int(missing == "package"), "", "no line")

    monkeypatch.setattr(wheels.subprocess, "run", answer)
    monkeypatch.setattr(wheels, "check", lambda *_: None)
    said = {"package": r"carrier 1 could not be fetched.*no line", "wheel": r"does not hold numpy\.whl"}[
        missing
    ]
    with pytest.raises(Trouble, match=said):
        wheels._copy_wheels(RECIPE, {"numpy": {"file_name": "numpy.whl", "sha256": ""}}, tmp_path, tmp_path)


@pytest.mark.browser
def test_a_browser_refuses_one_changed_byte_and_the_lesson_stays_readable(
    site, release, tmp_path, new_page, lock
):
    copy = copy_site(site, tmp_path / "copy", release)
    change_one_byte(file_of(lock["numpy"], copy, release))
    with serve.serving(copy) as address:
        page = new_page()
        page.goto(live_address(address, release, "01"))
        page.locator("#course-bar[data-state]").wait_for(timeout=180_000)
        assert page.locator("#course-bar").get_attribute("data-state") == "failed"
        expect(page.locator("#course-said")).to_have_text(content.word("live.failed"))
        expect(page.frame_locator("#course-first").locator("h1")).to_be_visible()
