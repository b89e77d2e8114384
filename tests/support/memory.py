"""Keeps the memory of a test run small, and with it the time that Python needs to search it for what can go.

ipywidgets remembers each widget until it is closed. Nine thousand tests leave so many behind that a third of
the run would be spent on looking through them, again and again.
"""

import gc
import sys

#: objects made before Python searches the youngest, and searches before it looks at older ones
THRESHOLD = (20_000, 20, 20)


def search_seldom() -> None:
    """From now on, also in the process that only counts what the others report."""
    gc.set_threshold(*THRESHOLD)


def set_aside() -> None:
    """What stands there now stays to the end and is searched no more: after collection modules above all.

    After the last test that is everything, which pytest would look through ten times.
    """
    gc.freeze()


def open_widgets() -> set[str]:
    """The ids of all widgets that are open."""
    widget = sys.modules.get("ipywidgets.widgets.widget")
    return set(widget._instances) if widget else set()


def close_all_but(kept: set[str]) -> None:
    """Close the widgets that were opened since; layouts stay, since all widgets of a process share them."""
    made = open_widgets() - kept
    if made:
        from ipywidgets import Layout
        from ipywidgets.widgets import widget

        for key in made:
            one = widget._instances.get(key)  # closed already, under a name of the test's making
            if one is not None and not isinstance(one, Layout):
                one.close()
                widget._instances.pop(key, None)


def forget_answers() -> None:
    """Where answers go to no file they stand in memory, and each new one is held against all before it."""
    progress = sys.modules.get("baclofen.progress")
    if progress:
        progress._store.cache_clear()
