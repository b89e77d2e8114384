"""What the imports of a lesson compile to: in a browser, compiling is three quarters of what imports cost.

Pyodide itself compiles it, once, while the site is built.
"""

import base64
import json
import subprocess
from pathlib import Path

from tools.launch import programs
from tools.launch.errors import Trouble
from tools.site.trim_wheels import Compiled

HERE = Path(__file__).resolve().parent
NO_NODE = "Building the browser edition needs Node.js: install it, then run the same command again."
NOT_COMPILED = "The course could not be compiled for the browser. The last words were: {last}"


def collect(pyodide: Path, work: Path, wheels: list[Path]) -> tuple[Compiled, Compiled]:
    """Compile every module that the kernel and the labs import.

    Returns:
        For the packages, and for Python's own modules: path of the source -> where the compiled module goes,
        and the module.

    Raises:
        Trouble: there is no Node.js, or Pyodide could not run the course.
    """
    node = programs.find("node")
    if node is None:
        raise Trouble(NO_NODE)
    out = work / "compiled.json"
    words = [node, HERE / "collect.mjs", pyodide, HERE / "collect.py", out, *wheels]
    done = subprocess.run(
        list(map(str, words)), capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        raise Trouble(NOT_COMPILED.format(last=(done.stderr.strip() or "nothing").splitlines()[-1]))
    found = json.loads(out.read_text("utf-8"))
    site, stdlib = (
        {path: (goes, base64.b64decode(code)) for path, (goes, code) in found[place].items()}
        for place in ("site", "stdlib")
    )
    return site, stdlib
