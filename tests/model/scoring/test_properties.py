"""What holds for every answer to every item, whatever the format."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.scoring import Why, score

TOKENS = st.sampled_from("ABCDEFGH")
SETS = st.lists(TOKENS, min_size=1, max_size=5, unique=True)
ANSWERS = st.lists(TOKENS, max_size=8)
FLAGS = {"interchangeable": True, "decimals": 1}
KEYS = {
    "mc": TOKENS,
    "sata": SETS,
    "select_n": SETS,
    "matrix_mc": SETS,
    "matrix_mr": st.dictionaries(TOKENS, SETS, min_size=1, max_size=3),
    "mr_group": st.dictionaries(TOKENS, SETS, min_size=1, max_size=3),
    "cloze": st.lists(TOKENS, min_size=1, max_size=4),
    "dropdown_table": st.lists(TOKENS, min_size=1, max_size=4),
    "dnd_cloze": st.lists(TOKENS, min_size=1, max_size=4),
    "dyad": st.lists(TOKENS, min_size=2, max_size=2),
    "triad": st.lists(TOKENS, min_size=3, max_size=3),
    "bowtie": st.fixed_dictionaries(
        {
            "actions": st.lists(TOKENS, min_size=2, max_size=2, unique=True),
            "condition": TOKENS,
            "params": st.lists(TOKENS, min_size=2, max_size=2, unique=True),
        }
    ),
    "highlight": SETS,
    "highlight_table": SETS,
    "ordered": SETS,
    "numeric": st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
}
ITEMS = st.sampled_from(sorted(KEYS)).flatmap(
    lambda kind: st.fixed_dictionaries(
        {"type": st.just(kind), "key": KEYS[kind]}, optional={k: st.just(v) for k, v in FLAGS.items()}
    )
)
#: answers in the shape of each format, with more and other tokens than the key
PLACED = st.lists(st.none() | TOKENS, max_size=6)
GROUPED = st.dictionaries(TOKENS | st.sampled_from(["actions", "condition", "params"]), ANSWERS, max_size=5)
RESPONSES = {
    **dict.fromkeys(("mc", "numeric"), st.none() | TOKENS | st.text(max_size=9) | st.floats().map(str)),
    **dict.fromkeys(("matrix_mr", "mr_group", "bowtie"), st.none() | GROUPED),
    **dict.fromkeys(("sata", "select_n", "highlight", "highlight_table", "ordered"), st.none() | ANSWERS),
    **dict.fromkeys(
        ("matrix_mc", "cloze", "dropdown_table", "dnd_cloze", "dyad", "triad"), st.none() | PLACED
    ),
}
ANSWERED = ITEMS.flatmap(lambda item: st.tuples(st.just(item), RESPONSES[item["type"]]))
PLUS_MINUS = st.sampled_from(["sata", "highlight"])


@given(ANSWERED)
def test_any_answer_at_all_scores_between_0_and_the_maximum(answered):
    item, resp = answered
    result = score(item, resp)
    assert 0 <= result.score <= result.max
    assert result.max == score(item, None).max
    assert sum(element.points for element in result.elements) == result.score
    assert {element.why for element in result.elements} <= set(get_args(Why))
    assert score(item, resp) == result


@given(ITEMS)
def test_a_blank_scores_0_and_is_no_error(item):
    result = score(item, None)
    assert (result.score, result.error) == (0, "")


@given(ITEMS)
def test_the_key_itself_scores_the_maximum(item):
    result = score(item, item["key"])
    if item["type"] == "numeric" and "decimals" in item:
        return  # the key may hold more decimals than the rule asks for
    assert result.right
    assert result.score == result.max >= 1


@given(PLUS_MINUS, SETS, ANSWERS, TOKENS)
def test_one_more_wrong_pick_never_raises_a_plus_minus_score(kind, key, picks, more):
    item = {"type": kind, "key": key}
    if more not in key:
        assert score(item, [*picks, more]).score <= score(item, picks).score
    elif more not in picks:
        assert score(item, [*picks, more]).score >= score(item, picks).score


@given(
    st.sampled_from(["matrix_mr", "mr_group"]),
    st.dictionaries(TOKENS, SETS, min_size=1, max_size=3),
    st.data(),
)
def test_one_more_wrong_pick_never_raises_a_grouped_score(kind, key, data):
    picks = {group: data.draw(ANSWERS) for group in key}
    group = data.draw(st.sampled_from(sorted(key)))
    wrong = data.draw(TOKENS.filter(lambda name: name not in key[group]))
    item = {"type": kind, "key": key}
    worse = {**picks, group: [*picks[group], wrong]}
    assert score(item, worse).score <= score(item, picks).score


@given(st.sampled_from(["sata", "select_n", "highlight"]), SETS, ANSWERS, st.randoms())
def test_the_order_of_options_never_matters(kind, key, picks, random):
    other_key, other_picks = random.sample(key, len(key)), random.sample(picks, len(picks))
    one, other = (
        score({"type": kind, "key": key}, picks),
        score({"type": kind, "key": other_key}, other_picks),
    )
    assert (one.score, one.max, one.error) == (other.score, other.max, other.error)


@given(KEYS["bowtie"], KEYS["bowtie"])
def test_the_order_inside_a_bow_tie_wing_never_matters(key, resp):
    turned = {wing: one[::-1] if isinstance(one, list) else one for wing, one in resp.items()}
    assert (
        score({"type": "bowtie", "key": key}, resp).score
        == score({"type": "bowtie", "key": key}, turned).score
    )


@given(SETS, ANSWERS, TOKENS)
def test_at_most_n_picks_are_never_penalised(key, picks, more):
    item = {"type": "select_n", "key": key}
    kept = list(dict.fromkeys(picks))[: len(key)]
    assert score(item, kept).score == len(set(kept) & set(key))
    if len(kept) < len(key):
        assert score(item, [*kept, more]).score >= score(item, kept).score


@given(ITEMS, st.data())
def test_renaming_the_options_never_matters(item, data):
    if item["type"] == "numeric":
        return
    swap = str.maketrans("ABCDEFGH", "HGFEDCBA")

    def renamed(value):
        if isinstance(value, str):
            return value if value in {"actions", "condition", "params"} else value.translate(swap)
        if isinstance(value, list):
            return [renamed(one) for one in value]
        if isinstance(value, dict):
            return {renamed(name): renamed(one) for name, one in value.items()}
        return value

    resp = data.draw(KEYS[item["type"]])
    assert score({**item, "key": renamed(item["key"])}, renamed(resp)).score == score(item, resp).score
