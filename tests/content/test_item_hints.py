"""What helps a guesser who knows nothing of baclofen: length, place, echoes of the stem; in every format."""

import re
from collections import Counter, defaultdict
from math import sqrt

import pytest

from baclofen import content
from tests.support.choices import choices, telling_words
from tests.support.question_bank import EVERY

#: one-sided 95 % of the normal curve: more hits than this are not chance
BEYOND_CHANCE = 1.645
#: a word that so many items use is the subject of the course and gives nothing away
SUBJECT_SHARE = 0.1
SETS = [(item, options, keys) for item in EVERY for options, keys in choices(item)]
FORMATS = sorted({item["type"] for item, _, _ in SETS})


def stands_out(options, measure):
    """The id of the one option whose text is longest (max) or shortest (min); '' where two are equal."""
    size = {option["id"]: len(content.library().fill(option["text"])) for option in options}
    most = measure(size.values())
    found = [id for id, length in size.items() if length == most]
    return found[0] if len(found) == 1 else ""


def limit(chances):
    """How many hits chance allows: the mean and 1.645 standard deviations."""
    return sum(chances) + BEYOND_CHANCE * sqrt(sum(p * (1 - p) for p in chances))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(("measure", "word"), [(max, "longest"), (min, "shortest")])
def test_the_key_is_the_longest_or_shortest_no_more_often_than_chance(kind, measure, word):
    sets = [(item, options, keys) for item, options, keys in SETS if item["type"] == kind]
    hits = [item["id"] for item, options, keys in sets if stands_out(options, measure) in keys]
    allowed = limit([len(keys) / len(options) for _, options, keys in sets])
    assert len(hits) <= allowed, (
        f"In {len(hits)} of {len(sets)} choices of type {kind} a key is the {word} option; chance allows "
        f"{allowed:.1f}. Shorten the key or lengthen a wrong option in: {', '.join(hits)}"
    )


@pytest.mark.parametrize("count", [3, 4])
def test_single_keys_stand_in_each_place_about_equally_often(count):
    sets = [(options, keys) for _, options, keys in SETS if len(options) == count and len(keys) == 1]
    places = Counter([option["id"] for option in options].index(keys[0]) for options, keys in sets)
    spread = BEYOND_CHANCE * sqrt(len(sets) * (1 / count) * (1 - 1 / count))
    for place in range(count):
        assert abs(places[place] - len(sets) / count) <= spread, (
            f"Of {len(sets)} keys among {count} options {places[place]} stand in place {place + 1}. "
            f"Move some of them: {dict(sorted(places.items()))}"
        )


def test_no_place_of_a_select_all_is_always_or_never_right():
    places = defaultdict(list)
    for item, options, keys in SETS:
        if item["type"] in ("sata", "select_n"):
            for place, option in enumerate(options, start=1):
                places[place].append(option["id"] in keys)
    shares = {place: sum(found) / len(found) for place, found in places.items()}
    assert {p: share for p, share in shares.items() if not 0.3 <= share <= 0.75} == {}, (
        "One place of the select-all questions is nearly always, or nearly never, right: change "
        "the order of options in some."
    )


def test_an_order_is_never_given_by_the_file():
    given = [i["id"] for i in EVERY if i["type"] == "ordered" and i["key"] == sorted(i["key"])]
    assert given == [], f"Shuffle the steps of {given}: they stand in the order of the key."


def shown_words(item):
    """Every telling word of an item."""
    return set().union(telling_words(item["stem"]), *(telling_words(o["text"]) for o in item["option"]))


def echoes(item, subject):
    """Words of the stem that the key repeats and no wrong option does."""
    found = []
    for options, keys in choices(item):
        right = [telling_words(o["text"]) for o in options if o["id"] in keys]
        wrong = set().union(*(telling_words(o["text"]) for o in options if o["id"] not in keys))
        if len(right) == 1:
            found += sorted((right[0] & telling_words(item["stem"])) - wrong - subject)
    return found


def test_no_stem_repeats_words_of_the_key_alone():
    uses = Counter(word for item in EVERY for word in shown_words(item))
    subject = {word for word, count in uses.items() if count > SUBJECT_SHARE * len(EVERY)}
    found = [
        f"{item['id']}: the stem says '{', '.join(words)}', and of the options only the key says it too. "
        f"Use another word in the key, or the same word in a wrong option."
        for item in EVERY
        if (words := echoes(item, subject))
    ]
    assert found == [], "Mend the questions above: a guesser finds the key by its echo."


def test_an_echo_is_heard():
    item = {"type": "mc", "stem": "The rate was raised.", "key": "a"}
    item["option"] = [{"id": "a", "text": "A new rate acts later"}, {"id": "b", "text": "It acts at once"}]
    assert echoes(item, set()) == ["rate"], "An echo must be heard."
    assert echoes(item, {"rate"}) == [], "A word of the subject is no echo."


def test_no_two_items_share_a_stem():
    seen = defaultdict(list)
    for item in EVERY:
        seen[re.sub(r"\W+", " ", item["stem"].lower()).strip()].append(item["id"])
    assert [ids for ids in seen.values() if len(ids) > 1] == [], (
        "These questions have the same stem: ask one of them in another way."
    )
