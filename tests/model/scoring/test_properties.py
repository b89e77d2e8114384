"""What holds for every answer to every item, whatever the format."""

from hypothesis import given
from hypothesis import strategies as st

from baclofen.model.scoring import WHY, score

TOKENS = st.sampled_from("ABCDEFGH")
SETS = st.lists(TOKENS, min_size=1, max_size=5, unique=True)
ANSWERS = st.lists(TOKENS, max_size=8)
FLAGS = {
    "group_floor": False,
    "per_row": True,
    "interchangeable": True,
    "n": 2,
    "tolerance": 0.1,
    "decimals": 1,
}
KEYS = {
    "mc": TOKENS,
    "sata": SETS,
    "select_n": SETS,
    "matrix_mc": SETS,
    "matrix_mr": st.dictionaries(TOKENS, SETS, min_size=1, max_size=3),
    "mr_group": st.dictionaries(TOKENS, SETS, min_size=1, max_size=3),
    "cloze": st.lists(TOKENS, min_size=1, max_size=4),
    "dropdown_table": st.dictionaries(TOKENS, TOKENS, min_size=1, max_size=3),
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
    "highlight_table": st.dictionaries(TOKENS, SETS, min_size=1, max_size=3),
    "ordered": SETS,
    "numeric": st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
}
ITEMS = st.sampled_from(sorted(KEYS)).flatmap(
    lambda kind: st.fixed_dictionaries(
        {"type": st.just(kind), "key": KEYS[kind]}, optional={k: st.just(v) for k, v in FLAGS.items()}
    )
)
LEAVES = st.none() | st.booleans() | TOKENS | st.integers(-2, 9) | st.floats() | st.text(max_size=4)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=6)
        | st.dictionaries(
            TOKENS | st.sampled_from(["0", "1", "2", "actions", "condition", "params", "resp"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)
PLUS_MINUS = st.sampled_from(["sata", "highlight"])


@given(ITEMS, JSON)
def test_any_answer_at_all_scores_between_0_and_the_maximum(item, resp):
    result = score(item, resp)
    assert 0 <= result.score <= result.max
    assert result.max == score(item, None).max
    assert sum(element.points for element in result.elements) == result.score
    assert {element.why for element in result.elements} <= set(WHY)
    assert score(item, resp) == result


@given(ITEMS, st.sampled_from([None, "", " ", [], {}, [None], [None, ""], {"A": None}]))
def test_a_blank_scores_0_and_is_no_error(item, resp):
    result = score(item, resp)
    assert (result.score, result.error) == (0, "")


@given(ITEMS)
def test_the_key_itself_scores_the_maximum(item):
    if item["type"] == "select_n":
        item.pop("n", None)
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
    st.sampled_from(["matrix_mr", "mr_group", "highlight_table"]),
    st.dictionaries(TOKENS, SETS, min_size=1, max_size=3),
    st.data(),
)
def test_one_more_wrong_pick_never_raises_a_grouped_score(kind, key, data):
    picks = {group: data.draw(ANSWERS) for group in key}
    group = data.draw(st.sampled_from(sorted(key)))
    wrong = data.draw(TOKENS.filter(lambda name: name not in key[group]))
    flags = data.draw(st.sampled_from([{}, {"group_floor": False}, {"per_row": True}]))
    item = {"type": kind, "key": key, **flags}
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
