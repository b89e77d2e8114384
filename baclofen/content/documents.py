"""A TOML document read whatever editor saved it; what breaks its form is named with the line and the mend."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from baclofen.content.files import read_text
from baclofen.content.problems import ContentError, Problem

#: a curly quotation mark where a straight one opens or closes a text
_CURLY = re.compile(r"(?:=|\[|,)\s*[\u201c\u201d\u201e\u2018\u2019]")
_LINE = re.compile(r"\(at line (\d+), column \d+\)")


def read_document(path: Path, name: str) -> dict[str, Any]:
    """The contents of a TOML file; one ContentError with a sentence where it breaks the form."""
    text = read_text(path, name).replace("\r\n", "\n")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError([Problem(f"{name}{_where(error)}", *_said(text, error))]) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
        lines = text.split("\n")
        longest = max(range(len(lines)), key=lambda at: len(lines[at])) + 1
        wrong = "a number or a nest of brackets is too long to be read."
        raise ContentError([Problem(f"{name}, line {longest}", wrong, "Write this line anew.")]) from error


def _where(error: tomllib.TOMLDecodeError) -> str:
    found = _LINE.search(str(error))
    return f", line {found[1]}" if found else ""


def _said(text: str, error: tomllib.TOMLDecodeError) -> tuple[str, str]:
    """What is wrong, and how to mend it, in the author's words."""
    found = _LINE.search(str(error))
    line = text.splitlines()[int(found[1]) - 1] if found else ""
    if _CURLY.search(line):
        return (
            "a curly quotation mark stands where a straight one belongs.",
            'Type " before and after the text.',
        )
    reason = _LINE.sub("", str(error)).strip().lower()
    reason = "" if "illegal character '\\n'" in reason else f": {reason}"  # a line that ends inside a text
    wrong = f"the file is not valid TOML{reason}."
    if line.count('"') % 2 and '"""' not in line:
        return wrong, f'A quotation mark " is missing, or one too many, in: {line.strip()[:60]}'
    if not line.strip() or "=" not in line:
        return wrong, 'Look at the lines above it: each says name = "text", each list ends with ].'
    return wrong, f"Compare with data/questions/README.md: {line.strip()[:60]}"
