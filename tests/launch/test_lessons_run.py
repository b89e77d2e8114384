"""Running the lessons tells an author what she needs, and no warning of the machinery."""

from dataclasses import replace

import nbformat

from baclofen import content
from tools.lessons import run


def test_a_lesson_is_run_without_a_warning(capfd):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    assert run.executed(book).cells[0].outputs[0].data["text/plain"] == "2"
    said = capfd.readouterr()
    assert said.out + said.err == ""


def test_what_was_written_anew_is_named_to_be_sent(tmp_path, monkeypatch, capsys):
    for name in ("notebooks", "docs", "data", "deploy/jupyter"):
        (tmp_path / name).mkdir(parents=True)
    pages = [tmp_path / name for name in ("README.md", "docs/objectives.md", "data/beats.csv")]
    for page in pages:
        page.write_text("as it was", "utf-8")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "FOLDER", tmp_path / "notebooks")
    monkeypatch.setattr(run, "PAGES", pages[:1])
    monkeypatch.setattr(run.objectives, "PAGE", pages[1])
    monkeypatch.setattr(run.steps, "TABLE", pages[2])
    before = run.written()
    run.tell_changed(before)
    assert capsys.readouterr().out == "", "Nothing was written anew, so there is nothing to send."
    pages[1].write_text("another question", "utf-8")
    run.tell_changed(before)
    assert capsys.readouterr().out.split("\n") == [
        "", "Written anew; send these with what you changed:", "  docs/objectives.md", "",
    ]  # fmt: skip


def test_minutes_that_do_not_add_up_are_told_with_the_number_to_write(monkeypatch, capsys):
    lesson = content.lesson("02")
    run.tell_broken(run.FOLDER / lesson.file)
    assert capsys.readouterr().out == "", "Lesson 02 breaks no rule of beats and minutes."
    monkeypatch.setattr(run.content, "lessons", lambda: (replace(lesson, minutes=88),))
    run.tell_broken(run.FOLDER / lesson.file)
    assert capsys.readouterr().out == (
        f"  to mend: data/lessons.csv says 88 minutes: write {lesson.minutes}\n"
    )
