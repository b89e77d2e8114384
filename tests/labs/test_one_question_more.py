"""One question more changes one notebook: what other lessons store says no count of questions."""

import shutil

import pytest

from baclofen import content, labs

LESSONS = [lesson.id for lesson in content.lessons() if content.questions(lesson.id)]


def stored() -> dict[str, tuple[str, str]]:
    """What the notebooks keep of each quiz and each review, by lab and lesson."""
    made = {f"quiz {lesson}": labs.quiz(lesson) for lesson in LESSONS}
    made |= {f"more questions {lesson}": labs.more_questions(lesson) for lesson in LESSONS}
    made |= {f"review {lesson}": labs.review(lesson) for lesson in LESSONS[1:]}
    return {name: (lab.line, lab.poster()) for name, lab in made.items()}


@pytest.fixture
def one_more(tmp_path, monkeypatch):
    """A function that adds a question to a lesson: its last one again, under another id."""

    def add(lesson: str) -> None:
        folder = tmp_path / "data"
        shutil.copytree(content.library().folder, folder)
        path = folder / f"questions/{lesson}.toml"
        text = path.read_text(encoding="utf-8")
        last = text[text.rindex("[[question]]") :]
        id = content.questions(lesson)[-1].id
        path.write_text(text + "\n" + last.replace(f'"{id}"', f'"{id}_more"'), encoding="utf-8")
        more = content.load(folder)
        monkeypatch.setattr(content, "library", lambda: more)

    return add


@pytest.mark.parametrize("lesson", ["01", "03", "09"])
def test_one_question_more_changes_what_one_notebook_keeps(lesson, one_more):
    before, count = stored(), len(content.questions(lesson))
    one_more(lesson)
    assert len(content.questions(lesson)) == count + 1
    after = stored()
    changed = [name for name in before if before[name] != after[name]]
    assert changed in ([f"quiz {lesson}"], [f"more questions {lesson}"]), (
        f"Run: python run.py notebooks {lesson}"
    )
