"""A notebook as somebody might mail it: it shows nothing, and brings a widget with a script in it."""

import nbformat

SCRIPT = "window.taken = true; export default {};"
_STATE = "application/vnd.jupyter.widget-state+json"


def metadata() -> dict:
    """The part of a notebook's metadata that holds the widget."""
    state = {
        "_model_module": "anywidget",
        "_model_module_version": "~0.11.*",
        "_model_name": "AnyModel",
        "_view_module": "anywidget",
        "_view_module_version": "~0.11.*",
        "_view_name": "AnyView",
        "_anywidget_id": "mailed",
        "_esm": SCRIPT,
    }
    model = {
        "model_name": "AnyModel",
        "model_module": "anywidget",
        "model_module_version": "~0.11.*",
        "state": state,
    }
    return {"widgets": {_STATE: {"version_major": 2, "version_minor": 0, "state": {"mailed": model}}}}


def notebook() -> str:
    """The notebook, as a file holds it."""
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("1", id="only")], metadata={"kernelspec": spec, **metadata()}
    )
    return nbformat.v4.writes(made)
