"""Running the lessons tells an author what she needs, and no warning of the machinery."""

import nbformat

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
