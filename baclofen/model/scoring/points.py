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

#: (what is right there, what was chosen there)
Place = tuple[Sequence[str], Sequence[str]]


def zero_one(place: str, key: Sequence[str], picked: Sequence[str]) -> Element:
    """The 0/1 rule for one place that takes one answer; two answers in it are wrong."""
    right = len(picked) == 1 and picked[0] in key
    why = "right" if right else "wrong" if picked else "blank"
    return Element(place, why, int(right), "", tuple(picked), tuple(key))


def zero_one_slots(keys: Sequence[str], picks: Sequence[str], group: str = "") -> list[Element]:
    """The 0/1 rule for as many slots as keys, in any order; an empty slot is "blank"."""
    key = tuple(keys)
    chosen = [
        Element(pick, "right" if pick in key else "wrong", int(pick in key), group, (pick,), key)
        for pick in picks
    ]
    return chosen + [Element("", "blank", 0, group, (), key)] * (len(key) - len(picks))


def zero_one_pool(places: dict[str, Place]) -> list[Element]:
    """The 0/1 rule for places that may trade their tokens; a token counts as often as the key holds it.

    Example:
        >>> [e.why for e in zero_one_pool({"1": (["t1"], ["t2"]), "2": (["t2"], ["t2"])})]
        ['right', 'repeated']
    """
    keys = tuple(token for key, _ in places.values() for token in key)
    left, elements = Counter(keys), []
    for name, (_, picked) in places.items():
        element = zero_one(name, keys, picked)
        if element.points:
            if not left[picked[0]]:
                element = Element(name, "repeated", 0, "", element.picked, keys)
            left[picked[0]] -= 1
        elements.append(element)
    return elements


def plus_minus(keys: Sequence[str], picks: Sequence[str], group: str = "") -> list[Element]:
    """The +/- rule for one free set: keys (chosen or missed), then wrong choices, then the floor if needed.

    Example:
        >>> [(e.id, e.points) for e in plus_minus(["A"], ["B", "C"])]
        [('A', 0), ('B', -1), ('C', -1), ('', 2)]
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
    total = sum(element.points for element in elements)
    return elements + [Element("", "floor", -total, group)] * (total < 0)


def rationale(cause: Place, effects: Sequence[Place], interchangeable: bool) -> list[Element]:
    """The rationale rule: one cause with one effect (dyad) or two (triad), an element "X+Y" for each pair.

    Each is (key, choice). With `interchangeable` Y and Z may trade blanks; the same effect twice counts once.

    Example:
        >>> [e.points for e in rationale((["X"], ["X"]), [(["Y"], ["Z"]), (["Z"], ["n"])], True)]
        [1, 0]
    """
    every = tuple(token for key, _ in effects for token in key)
    left, elements = Counter(every), []
    for key, picked in effects:
        accepted = tuple(left.elements()) if interchangeable else tuple(key)
        fits = len(picked) == 1 and picked[0] in accepted
        if fits:
            left[picked[0]] -= 1
        if not cause[1] or not picked:
            why = "pair_blank"
        elif tuple(cause[1]) != tuple(cause[0]):
            why = "pair_cause_wrong"
        else:
            why = "pair_right" if fits else "pair_effect_wrong"
        both = (*cause[1], *picked)
        expected = (*cause[0], *(every if interchangeable else key))
        elements.append(
            Element("+".join(both) or cause[0][0], why, int(why == "pair_right"), "", both, expected)
        )
    return elements
