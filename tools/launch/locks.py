"""Make the lock files anew:  python -m tools.launch.locks   (for maintainers; needs uv and the internet).

What is pinned already keeps its version; ``--upgrade`` or ``--upgrade-package NAME`` moves it.
One file serves Python 3.11 to 3.14 on Linux, macOS and Windows; it names parts, versions and what
each file must be byte for byte (SHA-256), and no host.
"""

import subprocess
import sys

from tools.launch import ROOT, programs
from tools.launch.lock_files import COURSE_LOCK, SITE_LOCK, TEST_LOCK

HEADERS = {
    COURSE_LOCK: "What the course needs, pinned.",
    SITE_LOCK: "What building the browser edition needs, pinned: the course and the builder.",
    TEST_LOCK: "What the tests need, pinned: everything that the course needs, and the tools.",
}
GROUPS = {
    COURSE_LOCK: ["--group=build"],
    SITE_LOCK: ["--group=build", "--group=site"],
    TEST_LOCK: ["--group=build", "--group=site", "--group=test"],
}
PLAIN = ["--universal", "--python-version=3.11", "--no-header", "--no-annotate", "--generate-hashes"]
HOST_FREE = ["--no-emit-index-url", "--no-emit-find-links"]


def compile_lock(name: str, constraints: list[str], upgrade: list[str]) -> None:
    """Resolve one lock with uv, from what it pins now, and write it under its header."""
    lock = ROOT / name
    words = [
        str(programs.find("uv")),
        "pip",
        "compile",
        "pyproject.toml",
        "--extra=lab",
        *GROUPS[name],
        *PLAIN,
        *HOST_FREE,
        *constraints,
        f"--output-file={name}",
        "--quiet",
    ]
    subprocess.run([*words, *upgrade], cwd=ROOT, check=True)
    header = f"# {HEADERS[name]} Made by: python -m tools.launch.locks\n"
    lock.write_text(header + lock.read_text("utf-8"), "utf-8", newline="\n")


if __name__ == "__main__":
    if {"-h", "--help"} & set(sys.argv):
        sys.exit(print(__doc__))
    if programs.find("uv") is None:
        sys.exit("The locks are made with uv, which is not here: pip install uv brings it.")
    compile_lock(COURSE_LOCK, [], sys.argv[1:])
    compile_lock(SITE_LOCK, ["-c", COURSE_LOCK], sys.argv[1:])
    compile_lock(TEST_LOCK, ["-c", SITE_LOCK], sys.argv[1:])
