"""Every lesson has the same shape, says only what data/ knows, and reads well.

The skeleton is told in docs/design.md and CONTRIBUTING.md; the order of a lesson's beats is held by
``test_beats.py``. Each message here says what an author should do.
"""

import copy
import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from baclofen import content
from tests.words.reading_grade import grade
from tests.words.texts import unmarked
from tools.lessons import fill, run, terms

FILES = run.lessons()
LINE_LIMIT, SIZE_LIMIT, WORDS_PER_LINE, GRADE_LIMIT = 3, 200_000, 60, 10.5

_UNIT = (
    r"(?:mcg|mg|mL|ng|kg|g|L|cm|mm|h|hours?|min|minutes?|seconds?|days?|weeks?|months?|years?|%|percent"
    r"|doses?|times|inch(?:es)?|ounces?|degrees|points?)"
)
_CLINICAL = re.compile(rf"\d[\d.,]*[\s\u00a0]?{_UNIT}(?![A-Za-z])")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]]*)\]\((?P<target>(?:[^()\s]|\([^()]*\))+)(?: \"[^\"]*\")?\)")
_HEADING = re.compile(r"^(#{1,6}) (.+?)\s*$", re.MULTILINE)
_BANNED = re.compile(r"\b(simply|just|obviously|patients?)\b", re.IGNORECASE)


@cache
def read(path: Path) -> nbformat.NotebookNode:
    return nbformat.read(path, as_version=4)


def lesson_of(path: Path) -> content.Lesson:
    return content.lesson(path.name[:2])


def prose(path: Path) -> str:
    return run.markdown(read(path))


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def code_lines(cell: nbformat.NotebookNode) -> list[str]:
    return [line for line in cell.source.splitlines() if line.strip() and not line.strip().startswith("#")]


def headings(path: Path) -> list[tuple[int, str]]:
    return [(len(marks), text) for marks, text in _HEADING.findall(_COMMENT.sub("", prose(path)))]


each_lesson = pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)


def test_every_lesson_of_the_table_has_its_file_and_no_other():
    assert [path.name for path in FILES] == [lesson.file for lesson in content.lessons()], (
        "Each row of data/lessons.csv names one notebook of notebooks/, and each notebook has its row."
    )


# ---------------------------------------------------------------- skeleton


@each_lesson
def test_the_first_cell_is_title_lesson_block_and_start_block(path):
    first = read(path).cells[0]
    assert first.cell_type == "markdown", "The first cell is Markdown: title, lesson block, start block."
    assert first.source.splitlines()[0] == f"# {lesson_of(path).title}", (
        "The title is that of data/lessons.csv."
    )
    assert 0 < first.source.find("<!--lesson-->") < first.source.find("<!--start-->"), (
        "Below the title stand <!--lesson--><!--/lesson--> and then <!--start--><!--/start-->."
    )


@each_lesson
def test_headings_never_skip_a_level_and_there_is_one_title(path):
    levels = [level for level, _ in headings(path)]
    assert levels.count(1) == 1, "One heading begins with a single #: the title."
    assert all(after <= before + 1 for before, after in pairwise(levels)), (
        f"Go down one level at a time (## and then ###): {headings(path)}"
    )


@each_lesson
def test_goals_needs_and_family_words_are_there(path):
    text = prose(path)
    assert "**By the end you can**" in text, "Say what one can do afterward under **By the end you can**."
    assert "**You need**" in text, "Say what one needs to know under **You need**."
    assert lesson_of(path).kind == "door" or re.search(r"(?:### |<summary>)What to tell the family", text), (
        "Add words for the family under What to tell the family, as a heading or a fold."
    )


@each_lesson
def test_folded_answers_are_closed_and_leave_room_for_markdown(path):
    text = prose(path)
    assert text.count("<details>") == text.count("</details>") == text.count("</summary>"), (
        "Each folded answer is <details><summary>...</summary> and ends with </details>."
    )
    assert len(re.findall(r"</summary>\n\n.+?\n\n</details>", text, re.DOTALL)) == text.count("<details>"), (
        "Leave a blank line after </summary> and before </details>."
    )


@each_lesson
def test_the_quiz_of_the_lesson_is_opened(path):
    calls = [cell.source for cell in code_cells(path) if "quiz" in cell.source]
    assert calls == ([f'labs.quiz("{lesson_of(path).id}")'] if lesson_of(path).asks else []), (
        "Open the quiz of this lesson once, such as labs.quiz('03') for lesson 03."
    )
    if any(not question.main for question in content.questions(lesson_of(path).id)):
        line = f'labs.more_questions("{lesson_of(path).id}")'
        assert [cell.source for cell in code_cells(path)].count(line) == 1, (
            f"Questions without main = true wait under More practice: open them there once, with {line}."
        )


# ---------------------------------------------------------------- code


@each_lesson
def test_code_is_one_line_doors_with_folded_input(path):
    counts = sorted(len(code_lines(cell)) for cell in code_cells(path))
    assert counts[-1] <= LINE_LIMIT, f"A code cell has {LINE_LIMIT} lines at most, and usually one."
    assert counts[len(counts) // 2] == 1, "Most code cells hold one line, such as labs.routes()."
    for cell in code_cells(path):
        assert cell.metadata.get("jupyter", {}).get("source_hidden") is True, (
            f"{cell.source}: fold the cell. Run: python run.py notebooks --fill {lesson_of(path).id}"
        )
        assert not re.search(r"^\s*(def|for|while|class|with|if|%|!)", cell.source, re.MULTILINE), (
            f"{cell.source}: a lesson holds no program, only one line that opens a lab."
        )
        imports = [line for line in code_lines(cell) if "import" in line]
        assert imports in ([], ["from baclofen import labs"]), "The only import: from baclofen import labs"
    assert [cell.source for cell in code_cells(path)[:2]] == ["from baclofen import labs", "labs.start()"], (
        "The first two code cells are: from baclofen import labs / labs.start()"
    )


@each_lesson
def test_every_code_cell_was_run_from_the_top(path):
    counts = [cell.execution_count for cell in code_cells(path)]
    assert counts == list(range(1, len(counts) + 1)), f"Run: python run.py notebooks {lesson_of(path).id}"
    for cell in code_cells(path)[1:]:
        assert any("text/plain" in output.get("data", {}) for output in cell.outputs), (
            f"{cell.source} has no stored output. Run: python run.py notebooks {lesson_of(path).id}"
        )


@each_lesson
def test_the_file_is_small_and_names_no_version(path):
    assert path.stat().st_size < SIZE_LIMIT, f"Over {SIZE_LIMIT} bytes: put pictures into notebooks/images."
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert raw["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }, (
        f"Run: python run.py notebooks {lesson_of(path).id} (it keeps no version of Python and no "
        "machine in the file)."
    )


@each_lesson
def test_there_is_much_more_prose_than_code(path):
    lines = sum(len(code_lines(cell)) for cell in code_cells(path))
    assert len(plain_sentences(path).split()) >= WORDS_PER_LINE * lines, (
        f"Write {WORDS_PER_LINE} words of prose or more for each line of code."
    )


# ---------------------------------------------------------------- facts


@each_lesson
def test_filling_again_changes_nothing(path):
    stored = read(path)
    again = run.filled(copy.deepcopy(stored), lesson_of(path).id)
    changed = [
        cell.id for cell, new in zip(stored.cells, again.cells, strict=True) if cell.source != new.source
    ]
    assert not changed, f"Run: python run.py notebooks {lesson_of(path).id}"


@each_lesson
def test_claims_and_lessons_agree_both_ways(path):
    assert fill.claims_in(prose(path)) == {claim.id for claim in content.claims(lesson_of(path).id)}, (
        "data/claims.csv says which lesson teaches a claim; the paragraph has <!--claim:B3-->. "
        "python run.py check names the claims."
    )


@each_lesson
def test_each_claim_is_taught_with_its_verdict_in_the_same_paragraph(path):
    for claim in content.claims(lesson_of(path).id):
        paragraphs = [p for p in prose(path).split("\n\n") if f"<!--claim:{claim.id}-->" in p]
        assert len(paragraphs) == 1, (
            f"Teach claim {claim.id} in one paragraph, marked <!--claim:{claim.id}-->."
        )
        assert f"**Verdict: {claim.verdict}" in paragraphs[0], (
            f"{claim.id} is {claim.verdict} in data/claims.csv."
        )


@each_lesson
def test_no_clinical_number_is_typed_by_hand(path):
    typed = _COMMENT.sub("", _IMAGE.sub("", unmarked(prose(path))))
    assert not _CLINICAL.findall(typed), "Put the number into data/parameters and write <!--p:id--><!--/p-->."


@each_lesson
def test_markers_do_not_begin_a_line_of_prose(path):
    """A line that begins with a comment is raw HTML: its Markdown would not be rendered."""
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            block = r"<!--/?(?:start|lesson|lessons|plan|words|card|sources|course|table(?::[^>]+)?)-->"
            text = re.sub(block, "", cell.source)
            assert not re.findall(r"^[ >*-]*<!--.*$", text, re.MULTILINE), (
                f"Cell {cell.id}: put a word before the mark that begins a line."
            )


# ---------------------------------------------------------------- links, pictures, words


@each_lesson
def test_links_lead_somewhere_and_say_where(path):
    anchors = {text.replace(" ", "-") for _, text in headings(path)}
    for match in _LINK.finditer(prose(path)):
        target = match["target"]
        assert len(match["text"].strip()) > 1, f"Give the link to {target} words."
        assert match["text"].lower() not in {"here", "link", "click here"}, (
            f"Say where the link to {target} leads."
        )
        if target.startswith("#"):
            assert target[1:] in anchors, f"No heading of this lesson is called {target}."
        elif not target.startswith("https://") and not target.startswith("http://"):
            assert (path.parent / target).exists(), f"There is no file {target} beside the lesson."


@each_lesson
def test_pictures_have_words(path):
    for match in _IMAGE.finditer(prose(path)):
        assert len(match["alt"]) >= 40, f"Describe {match['target']} in 40 letters or more: ![words](file)."
        assert (path.parent / match["target"]).exists(), f"There is no picture {match['target']}."
    htmls = [o.get("data", {}).get("text/html", "") for cell in code_cells(path) for o in cell.outputs]
    for tag in re.findall(r"<img[^>]*>", "".join(htmls) + prose(path)):
        assert re.search(r'alt="[^"]{20,}"', tag), f"This picture has no words (alt): {tag[:80]}"


@each_lesson
def test_words_are_kind_and_current(path):
    typed = _COMMENT.sub("", unmarked(prose(path)))
    assert not _BANNED.findall(typed), f"Write another word for: {_BANNED.findall(typed)}"
    assert typed.count("—") + typed.count(" – ") <= 2, "Two dashes at most: make two sentences."


def plain_sentences(path: Path) -> str:
    """The prose as sentences: no tables, headings, sources, links or markers, no words of the glossary."""
    open_prose = terms.PLACED.sub(r"\g<text>", prose(path))
    blocks = r"<!--(start|lesson|lessons|plan|words|card|sources|table)(?::[^>]+?)?-->.*?<!--/\1-->"
    text = _COMMENT.sub("", re.sub(blocks, "", open_prose, flags=re.S))
    text = _LINK.sub("", _IMAGE.sub("", re.sub(r"</?\w+[^>]*>", "\n", text)))
    lines = [line for line in text.splitlines() if line.strip() and line.lstrip()[0] not in "|#"]
    kept = [re.sub(r"^[ >*-]*(?:\d+\. )?", "", line) for line in lines]
    kept = [re.sub(r"[*\"“”]", "", line) for line in kept]
    text = "\n".join(line if re.search(r"[.?!;:]$", line) else line + "." for line in kept)
    hard = {
        part
        for t in content.glossary()
        for part in re.split(r"[,(]| of ", t.term)[0].split()
        if len(part) > 5
    }
    return re.sub(r"\b(" + "|".join(map(re.escape, sorted(hard))) + r")s?\b", "", text, flags=re.I)


@each_lesson
def test_a_lesson_reads_at_grade_ten_or_below(path):
    assert grade(plain_sentences(path)) <= GRADE_LIMIT, "Shorter sentences and plainer words: grade 10."


def test_the_unit_pattern_sees_numbers_with_units():
    assert _CLINICAL.findall("10 mg, 0.5 mL, 63%, 3 to 4\u00a0h, 90 days"), (
        "A number with its unit must be seen."
    )
    assert not _CLINICAL.findall("Part 2, lesson 02, at 0800, six trials, 18 divided by 0.15"), (
        "A number without a unit is no clinical number."
    )
