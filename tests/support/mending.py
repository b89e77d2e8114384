"""A pytest plugin: a saved lesson that no longer matches says which command mends it."""

from pathlib import Path

import pytest

WORDS = """\
This lesson, as it is saved, no longer matches what its labs and data/ say.
If you changed something on purpose, write it anew: python run.py notebooks {lesson}
If you did not, the difference shown above is the fault."""


def mend(path: Path) -> str:
    """What to do about a saved lesson that does not match; "" for any other file."""
    return WORDS.format(lesson=path.name[:2]) if path.suffix == ".ipynb" else ""


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Put the command below what pytest says of a cell."""
    outcome = yield
    report = outcome.get_result()
    words = mend(Path(str(item.path)))
    if report.failed and words:
        report.sections.append(("What to do", words))


def pytest_terminal_summary(terminalreporter):
    """Say it once more at the very end, where one looks: one command for all lessons that do not match."""
    failed = terminalreporter.stats.get("failed", [])
    paths = [Path(report.nodeid.split("::")[0]) for report in failed]
    lessons = sorted({path.name[:2] for path in paths if path.suffix == ".ipynb"})
    if lessons:
        terminalreporter.write_sep("=", "What to do")
        terminalreporter.write_line(
            f"{len(lessons)} saved lessons do not match. After a change on purpose: "
            f"python run.py notebooks {' '.join(lessons)}"
        )
