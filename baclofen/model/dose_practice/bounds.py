"""Published ranges come in as records; givens are drawn from them with a seed."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeVar

from baclofen.model.guards import ModelInputError

T = TypeVar("T")


class Bounds:
    """Exact numbers from parameter records.

    A record has value, low, high and step, as attributes or as a mapping; numbers or text.

    Example:
        >>> bounds = Bounds({"tablet_strength": {"low": 5, "high": 20, "step": 5}})
        >>> [int(mg) for mg in bounds.grid("tablet_strength")]
        [5, 10, 15, 20]
    """

    def __init__(self, records: Mapping[str, Any]) -> None:
        """Keep the records; they are read, once, when a generator asks for them."""
        self._records = records
        self._numbers: dict[tuple[str, str], Fraction] = {}
        self._grids: dict[str, list[Fraction]] = {}

    def value(self, name: str) -> Fraction:
        """The value of a record; ModelInputError when it has none."""
        return self._number(name, "value")

    def low(self, name: str) -> Fraction:
        """The lower end of a record."""
        return self._number(name, "low")

    def high(self, name: str) -> Fraction:
        """The upper end of a record."""
        return self._number(name, "high")

    def grid(self, name: str) -> list[Fraction]:
        """Every number from low to high in steps of step, both ends included."""
        if name not in self._grids:
            self._grids[name] = self._steps(name)
        return self._grids[name]

    def _steps(self, name: str) -> list[Fraction]:
        low, high, step = self.low(name), self.high(name), self._number(name, "step")
        if step <= 0 or high < low:
            raise ModelInputError(f"parameter {name} needs low <= high and a step above 0")
        return [low + step * i for i in range(int((high - low) / step) + 1)]

    def _number(self, name: str, part: str) -> Fraction:
        if (name, part) not in self._numbers:
            self._numbers[name, part] = self._read(name, part)
        return self._numbers[name, part]

    def _read(self, name: str, part: str) -> Fraction:
        record = self._records.get(name)
        if record is None:
            raise ModelInputError(
                f"parameter {name} is missing; add a row to data/parameters/dose_practice.csv"
            )
        found = record.get(part) if isinstance(record, Mapping) else getattr(record, part, None)
        if found is None or found == "":
            raise ModelInputError(f"parameter {name} has no {part}; fill in that column")
        return Fraction(str(found))


class Draw:
    """Seeded choices that are the same on every platform and Python version.

    Only `random.Random.random` is used: Python promises that its sequence does not change.

    Example:
        >>> Draw("tablets", 1).pick("abcdef") == Draw("tablets", 1).pick("abcdef")
        True
    """

    def __init__(self, kind: str, seed: int) -> None:
        """One stream for each kind and seed."""
        self._random = random.Random(f"{kind}:{seed}")

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices, each as likely as the others; ModelInputError when there is none."""
        if not choices:
            raise ModelInputError("the published ranges leave no problem to pose; check the parameters")
        return choices[int(self._random.random() * len(choices))]

    def chance(self, share: float) -> bool:
        """True in this share of the draws."""
        return self._random.random() < share
