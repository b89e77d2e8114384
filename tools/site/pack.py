"""python -m tools.site.pack: the finished site as one file, with the sum that says it came whole."""

import hashlib
import sys
import zipfile
from pathlib import Path

from tools.launch import ROOT
from tools.launch.errors import Trouble
from tools.site import FOLDER, newest

NO_SITE = "There is no finished site: python run.py site makes it."
WHEN = (2026, 1, 1, 0, 0, 0)  # the same files give the same sum


def pack(site: Path, out: Path) -> Path:
    """Put the newest release and the pages into ``out``, and its SHA-256 beside it; returns that file."""
    release = newest(site)
    if not release:
        raise Trouble(NO_SITE)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(site.rglob("*")):
            place = file.relative_to(site)
            is_older = (site / place.parts[0]).is_dir() and place.parts[0] not in (release, "lessons")
            if file.is_file() and not is_older:
                entry = zipfile.ZipInfo(place.as_posix(), WHEN)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, file.read_bytes())
    total = out.with_name(f"{out.name}.sha256")
    total.write_text(f"{hashlib.sha256(out.read_bytes()).hexdigest()}  {out.name}\n", "utf-8")
    return total


if __name__ == "__main__":
    try:
        print(pack(ROOT / FOLDER, ROOT / "site.zip").read_text("utf-8"), end="")
    except Trouble as trouble:
        sys.exit(str(trouble))
