"""Scenes and stories: the schema says what the reader says; what is wrong is named with file and mend."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from baclofen import content
from baclofen.check import scenes as scene_check
from baclofen.check import stories as story_check

FOLDER = content.library().folder
ROOT = Path(FOLDER).parent
FILES = {kind: sorted(FOLDER.glob(f"{kind}/*.toml")) for kind in ("scenes", "stories")}
#: the record was broken on purpose, so an author can do nothing: the check is at fault
CHECK = (
    "baclofen/check no longer names what is wrong here; mend the check, or write its new words into this test"
)
ALL = [(kind, path) for kind, paths in FILES.items() for path in paths]


def schema(kind):
    return json.loads((FOLDER / f"schemas/{kind}.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("kind", "path"), ALL, ids=lambda one: getattr(one, "stem", one))
def test_every_file_fits_its_schema(kind, path):
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    jsonschema.Draft202012Validator(schema(kind)).validate(tomllib.loads(path.read_text(encoding="utf-8")))


SCENES = [
    ('measure = "oral.half_gone_h"', 'measure = "oral.half"', "has no measure 'oral.half'"),
    ('lab = "oral"', 'lab = "orel"', "Did you mean oral?"),
    ('show = ["dose_mg"]', 'show = ["dose"]', "has no control 'dose'"),
    ('show = ["dose_mg"]', 'show = ["dose_mg", "client", "kidney", "missed"]', "1 to 3 controls"),
    ('start = { doses_per_day = "single" }', "start = { dose_mg = 900 }", "It goes from 2.5 to 20."),
    ('start = { doses_per_day = "single" }', 'start = { dose = "x" }', "has no control 'dose'"),
    ('source = ["K85"]', 'source = ["K86"]', "Did you mean K85?"),
    ("scale = [0, 16, 0.5]", "scale = [16, 0, 0.5]", "no low, high and step"),
    ("scale = [0, 16, 0.5]\n", "", "either answers or a scale"),
    ("three = { dose_mg = 10 }", "three = { dose = 10 }", "has no control 'dose'"),
    ("three = { dose_mg = 10 }", "three = 10", "an option of 'together' has no values"),
    ('title = "One tablet"', 'titel = "One tablet"', "'titel' is not known"),
    ('goal = "Double', 'goal = "{p:no_such_fact} Double', "no_such_fact"),
    ('goal = "Double', 'goal = "Give 7 mg. Double', "'7 mg' is typed here"),
    ('id = "02_a_day"', 'id = "02_one_tablet"', "a scene of this id stands above it"),
    ("factor = 0.65\n", "", "it cannot be said which answer fits"),
]


@pytest.mark.parametrize(("old", "new", "words"), SCENES, ids=[words for *_, words in SCENES])
def test_a_broken_scene_is_named_with_its_file_and_record(copy, old, new, words):
    copy.text("scenes/02.toml", old, new)
    _, problems = scene_check.scenes(content.load(copy.folder), ROOT)
    told = "\n".join(map(str, problems))
    assert "data/scenes/02.toml" in told, CHECK
    assert words in told, CHECK


HELP = (
    "Help that hears these words brings the right people. It comes first because all else needs more than "
    "two hands."
)
STORIES = [
    ('lesson = "08"', 'lesson = "18"', "there is no lesson '18'"),
    ('id = "two_tones"', 'id = "tones"', "the name of the file: two_tones"),
    ('kind = "order"', 'kind = "sort"', "the kind is 'sort'"),
    ("good = true\n", "", "Those that help have: good = true"),
    ('source = ["MOH04"]', 'source = ["MOH05"]', "Did you mean MOH04?"),
    ('lab = "stopping"', 'lab = "stoping"', "Did you mean stopping?"),
    ('way = "stop" }', 'way = "stop", gap_h = 900 }', "It goes from 8 to 72."),
    (HELP, "Because.", "'then' is too short"),
    ("39.3 degrees Celsius, and", "7 mg, and", "'7 mg' is typed here"),
    ('text = "Airway and breathing', 'says = "Airway and breathing', "'says' is not known"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "words"), STORIES, ids=[words for *_, words in STORIES])
def test_a_broken_story_is_named_with_its_file_and_stop(copy, old, new, words):
    copy.text("stories/two_tones.toml", old, new)
    _, problems = story_check.stories(content.load(copy.folder), ROOT)
    told = "\n".join(map(str, problems))
    assert "data/stories/two_tones.toml" in told, CHECK
    assert words in told, CHECK


def test_a_call_needs_a_good_sentence_for_each_step(copy):
    copy.text(
        "stories/first_grader.toml",
        'step = "assessment"\ntext = "I think',
        'step = "background"\ntext = "I think',
    )
    with pytest.raises(content.ContentError, match="no good sentence for assessment"):
        content.load(copy.folder).story("first_grader")


def test_a_file_of_scenes_without_a_lesson_is_named(copy):
    (copy.folder / "scenes/02.toml").rename(copy.folder / "scenes/77.toml")
    _, problems = scene_check.scenes(content.load(copy.folder), ROOT)
    assert "there is no lesson '77'" in str(problems[-1]), CHECK


def test_clients_have_no_names():
    for story in content.stories():
        for text in (story.about, story.end, *(stop.text for stop in story.stops)):
            assert not any(f"{title} " in text for title in ("Mr.", "Mrs.", "Ms.", "Miss", "Dr.")), (
                f"data/stories/{story.id}.toml: clients have no names; say who they are instead: {text}"
            )
