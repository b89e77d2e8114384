"""Runs inside Pyodide, never here: import what a lesson imports, compile it, leave it in `collected`.

Gives {"site": {"package/module.py": [where it goes, compiled, in base64]}, "stdlib": the same of Python}.
A compiled module goes in the place of its source, those of the course beside it.
"""

import base64
import contextlib
import gc
import importlib
import json
import marshal
import os
import pkgutil
import site
import sys

os.environ["BACLOFEN_PROGRESS"] = "none"
gc.disable()  # nothing of this is let go before the end
sys.dont_write_bytecode = True
UNCHECKED = (1).to_bytes(4, "little") + bytes(8)  # no source lies beside it that could be newer
STARTS = ("pyodide_kernel", "piplite", "ipykernel", "IPython.display", "ipywidgets", "anywidget")


def compiled(source: str, path: str, optimize: int) -> str:
    """Compile one module as Python would keep it beside its source."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=optimize)
    return base64.b64encode(importlib.util.MAGIC_NUMBER + UNCHECKED + marshal.dumps(code)).decode()


for name in STARTS:
    with contextlib.suppress(Exception):  # what stands in a browser only is missed here; it is small
        importlib.import_module(name)
shown_with_help = {name.partition(".")[0] for name in sys.modules} | {"baclofen"}

labs = importlib.import_module("baclofen.labs")
importlib.import_module("IPython").get_ipython().send_comm = lambda *_, **__: None  # no page listens here
for file in pkgutil.walk_packages(labs.__path__, "baclofen.labs."):  # a lab is read when it is asked for
    importlib.import_module(file.name)
first, *others = labs.REGISTRY.values()
first()._repr_mimebundle_()  # what draws is the same for all: the others need only be made
with importlib.import_module("baclofen.widgets.figure").unwatched():
    for make in others:
        make()

places = {
    "site": site.getsitepackages()[0] + "/",
    "stdlib": next(p for p in sys.path if p.endswith(".zip")) + "/",
}
found = {"site": {}, "stdlib": {}}
for name, module in sorted(sys.modules.items()):
    path = getattr(module, "__file__", None) or ""
    for place, start in places.items():
        if not (path.startswith(start) and path.endswith(".py")):
            continue
        # Of Python itself and of what draws without help texts: a third less to fetch, no `?` for them.
        optimize = 0 if place == "site" and name.partition(".")[0] in shown_with_help else 2
        source = module.__loader__.get_source(module.__spec__.name)
        if source is None:  # built into Python, and compiled there
            continue
        goes = importlib.util.cache_from_source(path) if name.startswith("baclofen") else f"{path}c"
        found[place][path.removeprefix(start)] = [goes.removeprefix(start), compiled(source, path, optimize)]
collected = json.dumps(found)
