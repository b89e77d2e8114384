"""python -m tools.site [--serve]: build the browser edition, and show it."""

import sys

from tools.launch import ROOT
from tools.launch.errors import Trouble
from tools.site import build, serve


def main(words: list[str]) -> int:
    """Build, and show where that is asked for."""
    if set(words) - {"--serve"}:
        print("python run.py site [--serve]    build the browser edition, and show it")
        return 1
    try:
        folder = build(ROOT, say=lambda sentence: print(sentence, flush=True))
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"The site is ready in the folder {folder.name}: {size / 1e6:.0f} MB.", flush=True)
    if "--serve" in words:
        serve.show(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
