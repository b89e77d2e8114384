"""The three scoring rules of the Next Generation NCLEX. There is no fourth.

0/1        each place scores 1 when right and 0 otherwise; nothing is taken away.
+/-        each key chosen gives 1, each other choice takes 1, a key left out costs nothing; never below 0.
rationale  a pair "X because Y" gives 1 only when both halves are right.

Reference: NCSBN psychometric reports on partial-credit scoring (Muntean 2021, 2022).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from baclofen.model.scoring.record import Element


def zero_one(place: str, accepted: Sequence[str], picked: Sequence[str], group: str = "") -> Element:
    """The 0/1 rule for one place that takes one answer.

    Args:
        place: name of the row, blank or target.
        accepted: every answer that is right there.
        picked: what was chosen; two different answers in one place score 0.
        group: wing or table row, where there is one.

    Returns:
        An element with 1 or 0 points.

    Example:
        >>> zero_one("blank 1", ["o2"], ["o2"]).points
        1
    """
    why = "wrong"
    if not picked:
        why = "blank"
    elif len(picked) > 1:
        why = "several"
    elif picked[0] in accepted:
        why = "right"
    return Element(place, why, int(why == "right"), group, tuple(picked), tuple(accepted))


def zero_one_slots(keys: Sequence[str], picks: Sequence[str], slots: int, group: str = "") -> list[Element]:
    """The 0/1 rule for interchangeable slots (select-N, a wing of a bow-tie): each key chosen gives 1.

    Args:
        keys: the right choices, in any order.
        picks: distinct choices, at most `slots`.
        slots: number of choices the item allows.
        group: wing, where there is one.

    Returns:
        One element per choice, and one "blank" per slot left empty.

    Example:
        >>> [element.why for element in zero_one_slots(["A", "C"], ["C", "F"], 2)]
        ['right', 'wrong']
    """
    chosen = [Element(pick, *_hit(pick in keys), group, (pick,), tuple(keys)) for pick in picks]
    empty = [Element("", "blank", 0, group, (), tuple(keys)) for _ in range(slots - len(picks))]
    return chosen + empty


def zero_one_pool(places: Sequence[tuple[str, str, Sequence[str]]]) -> list[Element]:
    """The 0/1 rule for places whose tokens may change places with each other.

    A token counts as often as the key holds it: the same token in two places is right once.

    Args:
        places: (name, key, picked) of each place in the pool.

    Returns:
        One element per place, in the order given.

    Example:
        >>> [e.why for e in zero_one_pool([("1", "t1", ["t2"]), ("2", "t2", ["t2"])])]
        ['right', 'repeated']
    """
    keys = tuple(key for _, key, _ in places)
    left = Counter(keys)
    elements = []
    for name, _, picked in places:
        element = zero_one(name, keys, picked)
        if element.why == "right":
            if left[picked[0]] == 0:
                element = Element(name, "repeated", 0, "", tuple(picked), keys)
            left[picked[0]] -= 1
        elements.append(element)
    return elements


def plus_minus(
    keys: Sequence[str], picks: Sequence[str], group: str = "", floor: bool = True
) -> list[Element]:
    """The +/- rule for one free set of choices.

    Args:
        keys: the right choices.
        picks: distinct choices, as many as the learner liked.
        group: column, category or table row, where there is one.
        floor: give back what would push this set below 0.

    Returns:
        Keys first (chosen or missed), then each wrong choice, then the floor if it was needed.

    Example:
        >>> [(e.id, e.points) for e in plus_minus(["A", "B"], ["A", "C"])]
        [('A', 1), ('B', 0), ('C', -1)]
    """
    expected = tuple(keys)
    elements = [
        Element(key, "key_selected", 1, group, (key,), expected)
        if key in picks
        else Element(key, "key_missed", 0, group, (), expected)
        for key in keys
    ]
    elements += [
        Element(pick, "extra_selected", -1, group, (pick,), expected) for pick in picks if pick not in keys
    ]
    return elements + (floor_of(elements, group) if floor else [])


def floor_of(elements: Sequence[Element], group: str = "") -> list[Element]:
    """The element that lifts a sum below 0 to 0; none when the sum is 0 or more.

    Example:
        >>> floor_of([Element("C", "extra_selected", -1)])[0].points
        1
    """
    total = sum(element.points for element in elements)
    return [Element("", "floor", -total, group)] if total < 0 else []


def rationale(
    cause: tuple[str, Sequence[str]],
    effects: Sequence[tuple[str, Sequence[str]]],
    interchangeable: bool = True,
) -> list[Element]:
    """The rationale rule: one cause with one effect (dyad) or two (triad); each pair gives 0 or 1.

    Args:
        cause: (key, picked) of the first half, X.
        effects: (key, picked) of each second half, Y and Z.
        interchangeable: Y and Z may stand in either blank; the same effect twice counts once.

    Returns:
        One element per pair, named "X+Y" after what was picked.

    Example:
        >>> [e.points for e in rationale(("X", ["X"]), [("Y", ["Z"]), ("Z", ["n"])])]
        [1, 0]
    """
    left = Counter(key for key, _ in effects)
    elements = []
    for key, picked in effects:
        accepted = tuple(left.elements()) if interchangeable else (key,)
        why = _pair(cause, accepted, picked)
        if len(picked) == 1 and picked[0] in accepted:
            left[picked[0]] -= 1
        name = "+".join([*cause[1], *picked]) or cause[0]
        expected = tuple(k for k, _ in effects) if interchangeable else (key,)
        elements.append(
            Element(name, why, int(why == "pair_right"), "", (*cause[1], *picked), (cause[0], *expected))
        )
    return elements


def _pair(cause: tuple[str, Sequence[str]], accepted: Sequence[str], picked: Sequence[str]) -> str:
    if not cause[1] or not picked:
        return "pair_blank"
    if list(cause[1]) != [cause[0]]:
        return "pair_cause_wrong"
    return "pair_right" if len(picked) == 1 and picked[0] in accepted else "pair_effect_wrong"


def _hit(right: bool) -> tuple[str, int]:
    return ("right", 1) if right else ("wrong", 0)
