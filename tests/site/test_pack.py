"""The site as one file: whole, without the release before, and with a sum that fits."""

import hashlib
import zipfile

import pytest

from tools.launch.errors import Trouble
from tools.site import pack


def test_the_file_holds_the_newest_release_and_its_sum_fits(tmp_path):
    site = tmp_path / "site"
    for name in ("1-a/page.html", "1-b/page.html", "lessons/one.html", "index.html", ".nojekyll"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name)
    (site / "release.json").write_text('{"newest": "1-b"}')
    out = tmp_path / "site.zip"
    total = pack.pack(site, out)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {
            *("1-b/page.html", "lessons/one.html", "index.html", ".nojekyll", "release.json"),
        }
    first = total.read_text()
    assert first == f"{hashlib.sha256(out.read_bytes()).hexdigest()}  site.zip\n"
    pack.pack(site, out)
    assert total.read_text() == first, "the same files give the same sum"


def test_without_a_site_a_sentence_says_how_to_make_one(tmp_path):
    with pytest.raises(Trouble, match=r"python run\.py site makes it"):
        pack.pack(tmp_path, tmp_path / "site.zip")


def test_the_finished_site_is_packed_whole_and_comes_out_the_same(site, release, tmp_path):
    pack.pack(site, tmp_path / "site.zip")
    with zipfile.ZipFile(tmp_path / "site.zip") as archive:
        packed = {entry.filename: entry.file_size for entry in archive.infolist()}
    older = {one.name for one in site.iterdir() if one.is_dir()} - {release, "lessons"}
    files = [file for file in site.rglob("*") if file.is_file()]
    names = {file.relative_to(site).as_posix(): file.stat().st_size for file in files}
    assert packed == {name: size for name, size in names.items() if name.split("/")[0] not in older}
    assert f"{release}/config-utils.js" in packed
    assert ".nojekyll" in packed
