"""The choices inside an item: which options stand side by side, and which of them are keys."""

import re

#: words that join others; an echo of them gives nothing away
_STOP = re.compile(
    "about|after|again|also|been|before|both|clients?|does|each|first|from|have|into|most|must|nurse|only|over|same"
    "|should|some|such|than|that|their|them|then|there|these|they|this|what|when|where|which|while|will|with"
    "|without|would|your"
)


def choices(item):
    """Each set of options that exclude each other in the item, with its keys: pairs (options, key ids)."""
    kind, key, options = item["type"], item["key"], item["option"]
    if kind in ("mc", "sata", "select_n"):
        return [(options, [key] if kind == "mc" else list(key))]
    if kind in ("cloze", "dropdown_table", "dyad", "triad"):
        groups = {blank: [one] for blank, one in zip(item["blanks"], key, strict=True)}
    elif kind in ("bowtie", "mr_group"):
        groups = {group: value if isinstance(value, list) else [value] for group, value in key.items()}
    else:
        return []
    return [([o for o in options if o["group"] == group], keys) for group, keys in groups.items()]


def telling_words(text):
    """The words of four letters and more without their endings; facts and function words do not count."""
    text = re.sub(r"\{p:[^}]*\}|\[[a-z]\d\]", " ", text.lower())
    found = re.findall(r"[a-z]{4,}", text)
    return {re.sub(r"(?:ing|ed|es|s)$", "", word) for word in found if not _STOP.fullmatch(word)}
