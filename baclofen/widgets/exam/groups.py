"""Choices in one or several groups, each with or without a limit: select-N, grouping and the bow-tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import traitlets

from baclofen.widgets.base import script
from baclofen.widgets.exam.answers import Answer, Pairs, known, paired


class Groups(Answer):
    """Groups of options. A limit of 1 makes radio buttons; one of n stops at n and says how many are left.

    The value is {group: tuple of keys}. Keys differ over all groups, because marks name them.
    """

    _esm = script("answers.js", "groups.js")
    speaks = (*Answer.speaks, "left", "full")
    groups = traitlets.List().tag(sync=True)
    bowtie = traitlets.Bool(False).tag(sync=True)
    value = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        label: str,
        groups: Iterable[tuple[str, str, Pairs, int]],
        *,
        bowtie: bool = False,
        help: str = "",
    ) -> None:
        """Offer groups as (key, text, options, limit); a limit of 0 is none.

        `bowtie` draws three groups as wing, knot and wing.
        """
        made = [
            {"key": key, "text": text, "options": paired(label, options), "limit": int(limit)}
            for key, text, options, limit in groups
        ]
        if bowtie and len(made) != 3:
            raise ValueError(f"{label!r}: a bow-tie has three groups, not {len(made)}.")
        self.places = tuple(key for group in made for key, _ in group["options"])
        paired(label, [(key, "") for key in self.places])
        self.default = {group["key"]: () for group in made}
        super().__init__(label=label, help=help, groups=made, bowtie=bowtie, value=self.default)

    @traitlets.validate("value")
    def _offered(self, proposal: dict) -> dict[str, tuple[str, ...]]:
        given: Mapping[str, Iterable[str]] = proposal["value"]
        for name in given:
            known(self.label, "group", name, [group["key"] for group in self.groups])
        return {group["key"]: self._picks(group, given.get(group["key"], ())) for group in self.groups}

    def _picks(self, group: Mapping, given: Iterable[str]) -> tuple[str, ...]:
        keys = [key for key, _ in group["options"]]
        chosen = {known(self.label, "option", key, keys) for key in given}
        if group["limit"] and len(chosen) > group["limit"]:
            raise ValueError(f"{self.label!r} takes {group['limit']} choices, not {len(chosen)}.")
        return tuple(key for key in keys if key in chosen)
