"""A pytest plugin: a red test of lessons or content says below what an author does about it."""

from pathlib import Path

import pytest

WORDS = """\
This lesson, as it is saved, no longer matches what its labs and data/ say.
If you changed something on purpose, write it anew: python run.py notebooks {lesson}
If you did not, the difference shown above is the fault."""

#: tests that break copies of data/ on purpose, to see what is said of them
LOOKS_AT_THE_READER = {
    "test_broken_cases.py", "test_broken_tables.py", "test_damaged_files.py",
    "test_files_as_people_save_them.py", "test_hostile_bytes.py", "test_schemas.py", "test_spreadsheets.py",
}  # fmt: skip
READER = """\
This test does not look at your text: it breaks a copy of data/ and reads what is said of it.
Run python run.py check. If all is in order there, the test quotes a row that you changed as its example:
write the new value into the test, or tell whoever keeps the code the name of this test."""


def mend(path: Path) -> str:
    """What to do about a saved lesson that does not match, or a test of the reader; "" for any other file."""
    if path.name in LOOKS_AT_THE_READER or path.parent.parts[-2:] == ("tests", "check"):
        return READER
    return WORDS.format(lesson=path.name[:2]) if path.suffix == ".ipynb" else ""


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """Put what to do below what pytest says of a cell or a test."""
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
