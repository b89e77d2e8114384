"""Print questions or a case without key, reasons or beliefs: for the person who writes the second entry.

    python -m tests.second_entry.blind 06            the questions of lesson 06
    python -m tests.second_entry.blind mri_visit     a case: its chart and its questions
    python -m tests.second_entry.blind two_tones     a story: its stops without what they lead to
    python -m tests.second_entry.blind scenes        the scenes whose answer no model knows

Answer from the sources, write the answer into questions.csv, and only then run the test of the second entry.
"""

import sys
import tomllib
from pathlib import Path

from baclofen import content

DATA = Path(content.library().folder)


def chart(raw: dict) -> list[str]:
    """The client and the chart of a case; a number in brackets is the item that first sees the entry."""
    lines = [raw["case"]["about"]]
    lines += [" | ".join(["findings", *raw.get("vitals", {}).get("findings", ())])]
    for entry in raw["entry"]:
        said = entry.get("text", "") + entry.get("caption", "") + " | ".join(entry.get("values", ()))
        lines.append(f"[{entry['since']}] {entry['tab']}, {entry['time']}: {said}")
    return lines


def stimulus(raw: dict) -> list[str]:
    """What stands between the stem and the options."""
    lines = [raw[name] for name in ("text", "unit") if name in raw]
    lines += ["blanks " + " ".join(raw["blanks"])] if "blanks" in raw else []
    table = raw.get("trend", {})
    for row in [table.get("columns", ()), *table.get("rows", ()), raw.get("head", ()), *raw.get("cells", ())]:
        lines += ["   " + " | ".join(row)] if row else []
    for part in ("columns", "groups"):
        lines += (
            [f"{part} " + "; ".join(f"{p['id']} = {p['text']}" for p in raw[part])] if part in raw else []
        )
    return lines


def item(raw: dict) -> list[str]:
    """One question as a learner sees it."""
    chosen = f" (choose {raw['n']})" if "n" in raw else ""
    lines = ["", f"{raw['id']}  {raw['type']}{chosen}", raw["stem"], *stimulus(raw)]
    if raw["type"] == "numeric":
        return lines
    return lines + [f"  {option['id']}  {option['text']}" for option in raw["option"]]


def stop(story: content.Story, one: content.StoryStop) -> list[str]:
    """One stop of a story as a learner meets it; the answer goes into stories.csv."""
    asked = {"choose": "which helps", "order": "in which order", "call": "which sentences belong into it"}
    lines = ["", f"{story.id}.{one.id}  {one.kind} ({asked[one.kind]})", one.text, one.ask]
    return lines + [f"  {option.id}  {option.text}" for option in one.shown]


def scene(one: content.Scene) -> list[str]:
    """The guess of a scene; the answer goes into scenes.csv."""
    return [
        "",
        one.id,
        one.question,
        one.guess.ask,
        *(f"  {option.id}  {option.text}" for option in one.guess.options),
    ]


def pages(name: str) -> list[str]:
    """All lines of a lesson, a case or a story, with the facts filled in."""
    if name == "scenes":
        keyed = (s for s in content.scenes() if s.guess and any(one.right for one in s.guess.options))
        return [line for one in keyed for line in scene(one)]
    if (DATA / "stories" / f"{name}.toml").exists():
        story = content.story(name)
        return [story.about, *(line for one in story.stops for line in stop(story, one))]
    case = DATA / "cases" / f"{name}.toml"
    path = case if case.exists() else DATA / "questions" / f"{name}.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = chart(raw) if path == case else []
    for question in raw["question"]:
        lines += item(question)
    return [content.fill(line) for line in lines]


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        print("\n".join(pages(wanted)))
