"""What is wrong with the bank as a whole, and with the way texts are written, is said with its mend."""

import shutil

import pytest

from baclofen import check, content
from baclofen.check import question_bank
from tests.support.changed_tables import Tables


class Copy(Tables):
    """A copy of the data that a test may break; `said` is what the check says of it."""

    def __init__(self, folder):
        shutil.copytree(content.library().folder, folder / "data")
        self.root = folder
        super().__init__(folder / "data")

    def change(self, name, old, new, count=1):
        path = self.root / "data" / name
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, count), "utf-8")

    def speeds(self, rule, mouth, pump):
        """Whatever this rule says today: in the copy it says this."""
        self.cell("how_soon.csv", rule, "mouth", mouth)
        self.cell("how_soon.csv", rule, "pump", pump)

    def said(self):
        lines = []
        assert check.run(self.root, lines.append) == 1
        return "\n".join(lines)


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)


ITEMS = [item for _, item in question_bank.items(content.library())]
FIRST = next(item for item in ITEMS if item["lesson"] == "03" and item["type"] == "mc")
OTHER = next(item for item in ITEMS if item["lesson"] == "02")

#: a first action with a speed for each route, and a graver case behind them
TINGLING = (
    "By mouth call the same day; after a missed dose call the prescriber now. With a pump call the pump team "
    "now; with itch or stiffness too: call for help now."
)


def test_the_course_has_nothing_to_mend():
    assert [str(problem) for problem in question_bank.bank(content.library())] == []


def test_a_first_action_may_name_the_speed_itself(copy):
    copy.speeds("sleepy", "same day", "call at once")
    copy.cell("signs.csv", "drowsiness", "first_action", "Same day by mouth; with a pump call at once.")
    lines = []
    assert check.run(copy.root, lines.append) == 0, lines


def test_a_text_that_a_spreadsheet_would_change_is_refused(copy):
    copy.cell("words/routes.csv", "routes.state.ease", "text", "true")
    row = copy.row_of("words/routes.csv", "routes.state.ease")
    assert (
        f"data/words/routes.csv, row {row}, column 'text': a spreadsheet makes TRUE of 'true' when it is "
        "saved. Add a word." in copy.said()
    )


def test_an_objective_of_another_lesson(copy):
    copy.change(
        "questions/03.toml", f'objective = "{FIRST["objective"]}"', f'objective = "{OTHER["objective"]}"'
    )
    said = copy.said()
    assert f"the objective '{OTHER['objective']}' belongs to lesson 02. Take one of lesson 03 (" in said
    assert "or add one to data/objectives.csv." in said


def test_too_many_of_one_kind_in_a_row(copy):
    keys = [item for item in ITEMS if item["lesson"] == "03" and item["type"] == "mc"]
    path = copy.root / "data/questions/03.toml"
    blocks = path.read_text("utf-8").split("[[question]]\n")
    letter = max("abcd", key=lambda one: sum(item["key"] == one for item in keys))
    same = [b for b in blocks if f'key = "{letter}"' in b]
    more = [same[0].replace('id = "03_', f'id = "03_{n}_', 1) for n in range(4)]
    path.write_text("[[question]]\n".join([*blocks, *more]), "utf-8")
    said = copy.said()
    assert f"questions in a row have the key '{letter}': " in said
    assert "Move one of them elsewhere in the file: at most 3 in a row." in said


def test_where_all_have_one_key_moving_is_no_mend():
    many = [{"id": f"03_{n}", "type": "mc", "key": "a"} for n in range(5)]
    [problem] = question_bank._runs("questions/03.toml", many)
    assert str(problem).endswith("Give one of them another key: at most 3 in a row.")
    [problem] = question_bank._runs("questions/03.toml", [*many, {"id": "03_b", "type": "mc", "key": "b"}])
    assert str(problem).endswith("Move one of them elsewhere in the file: at most 3 in a row.")


def test_one_question_is_not_several():
    [problem] = question_bank._enough("03", [{"type": "mc"}])
    assert "lesson 03 has 1 plain question (" in str(problem)


def test_a_belief_that_is_not_known_is_named_with_its_table(copy):
    belief = next(option["misconception"] for option in FIRST["option"] if option.get("misconception"))
    copy.change("questions/03.toml", f'misconception = "{belief}"', 'misconception = "zzz"')
    said = copy.said()
    assert "the misconception 'zzz' is not known. If it is new, add it to data/misconceptions.csv." in said


def test_a_text_that_does_not_end_is_said_in_plain_words(copy):
    copy.change("questions/03.toml", 'client_needs = "', 'client_needs = "x"\nnote = "')
    path = copy.root / "data/questions/03.toml"
    lines = path.read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith('note = "'))
    lines[place] = 'note = "open'
    path.write_text("\n".join(lines), "utf-8")
    said = copy.said()
    assert f'line {place + 1}: the file is not valid TOML. A quotation mark " is missing' in said
    assert "illegal" not in said


def test_a_first_action_says_the_speeds_of_its_rule(copy):
    copy.speeds("fever", "same day", "emergency now")
    copy.cell("signs.csv", "fever", "first_action", "Look. Next contact.")
    said = copy.said()
    assert "('fever') says 'emergency now', this sentence does not. Write one of: call for help now" in said
    assert "column 'first_action': this sentence says 'next contact', data/how_soon.csv, row " in said
    assert "('fever') says only same day or emergency now. Say it as the rule does; or mend the rule." in said


def test_a_faster_rule_names_the_sentence_of_its_route_that_says_the_old_speed(copy):
    copy.cell("signs.csv", "tingling", "first_action", TINGLING)
    copy.speeds("tingling", "same day", "emergency now")
    said = copy.said()
    assert "column 'first_action': 'With a pump call the pump team now' says 'call at once', " in said, (
        "The sentence ends with 'call for help now' for another case; that must not hide the old speed."
    )
    assert "('tingling') says 'emergency now' with a pump. Write one of: call for help now, call the" in said
    assert "One thing needs mending:" in said


def test_a_changed_rule_by_mouth_names_its_sentence(copy):
    copy.cell("signs.csv", "tingling", "first_action", TINGLING)
    copy.speeds("tingling", "call at once", "call at once")
    said = copy.said()
    assert "'By mouth call the same day' says 'same day', " in said


def test_a_new_sign_without_a_place_or_a_list_is_told_what_to_add(copy):
    rows = copy.rows("signs.csv")
    new = dict(zip(rows[0], rows[copy.row_of("signs.csv", "drowsiness") - 1], strict=True))
    new |= {
        "id": "sign_of_this_test",
        "term": "sign of this test",
        "article_term": "",
        "lists": "",
        "lists_added": "",
    }
    copy.write("signs.csv", [*rows, list(new.values())])
    said = copy.said()
    assert "2 things need mending:" in said
    assert (
        "data/sign_places.csv: the sign 'sign_of_this_test' has no place on the body, so the lab signs"
        in said
    )
    assert "Add a row: sign_of_this_test,whole (or another place" in said
    assert (
        f"data/signs.csv, row {len(rows) + 1}, column 'lists_added': the sign 'sign_of_this_test' stands"
        in said
    )
    assert "Write where its source puts it, such as oral_common or withdrawal." in said


def test_a_lesson_with_too_few_plain_questions(copy):
    path = copy.root / "data/questions/03.toml"
    blocks = path.read_text("utf-8").split("[[question]]\n")
    plain = [b for b in blocks if '\ntype = "mc"' in b or '\ntype = "sata"' in b]
    path.write_text("[[question]]\n".join(b for b in blocks if b not in plain[2:]), "utf-8")
    said = copy.said()
    assert "lesson 03 has 2 plain questions" in said
    assert "A lesson needs 5: write more." in said
    assert "no question asks for the objective" in said


def test_reasons_and_stems(copy):
    whys = [option["why"] for option in FIRST["option"]]
    copy.change("questions/03.toml", whys[1], whys[0])
    copy.change("questions/03.toml", whys[2], "Wrong, because " + whys[2])
    copy.change("questions/03.toml", FIRST["stem"], FIRST["stem"] + " Which is NOT so?")
    said = copy.said()
    for words in (
        "share one reason. Give each its own.",
        "begins with the verdict",
        "asks for what is wrong ('NOT')",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("5mg", "no space before the unit: '5mg' Write 5 mg, with a space."),
        ("5 mg", "'5 mg' is typed here. Put the number into data/parameters and write {p:its_id} here"),
        ("some patients", "patient instead of client: 'patients' Write client."),
    ],
)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("signs.csv", next(sign.plain for sign in content.signs() if sign.id == "fever")),
        ("words/routes.csv", content.word("routes.title")),
        ("questions/03.toml", FIRST["option"][0]["why"]),
    ],
)
def test_writing(copy, name, text, typed, words):
    copy.change(name, text, f"{text} {typed}.")
    said = copy.said()
    assert words in said
    assert f"data/{name}, " in said


def test_an_invented_number_that_no_text_has(copy):
    copy.change("questions/03.toml", f'id = "{FIRST["id"]}"', f'id = "{FIRST["id"]}"\ninvented = ["77 mg"]')
    assert "'77 mg' is listed in invented, but no text has it. Take it out of the list." in copy.said()


def test_a_belief_that_nobody_names(copy):
    path = copy.root / "data/misconceptions.csv"
    rows = path.read_text("utf-8").splitlines()
    path.write_text(
        "\n".join([*rows, rows[1].replace(rows[1].split(",")[0], "brand_new", 1)]) + "\n", "utf-8"
    )
    assert "no option names the misconception 'brand_new'. Name it in a wrong option" in copy.said()
