"""A scene on the page: the lab's picture and panel with fewer controls, and a guess of its own."""

from __future__ import annotations

import html
from functools import partial

from baclofen import content
from baclofen.content.problems import choices, did_you_mean
from baclofen.labs.base import Lab
from baclofen.labs.questions.saving import keep_played
from baclofen.labs.scenes.guess import Guess, told, word
from baclofen.labs.scenes.measures import MEASURES
from baclofen.labs.view import View, seen_as
from baclofen.widgets import Note

#: a saved lesson holds many scenes: their pictures are smaller there than that of a whole lab
_POSTER_PX = 520


def make(scene: content.Scene, labs: dict) -> Lab:
    """The lab of a scene.

    Args:
        scene: the record.
        labs: the makers by name.

    Raises:
        ContentError: where the record asks for what the lab does not have.
    """
    place = f"scenes/{scene.lesson}.toml, scene {scene.id}"
    _refuse(scene, labs, place)
    guess = Guess(scene, partial(keep_played, f"scene:{scene.id}", scene.lesson)) if scene.guess else None
    view = View(
        place,
        scene.title,
        scene.question,
        scene.show,
        scene.start,
        scene.together,
        guess,
        () if guess else (Note(told(scene)),),
        folded(scene),
    )
    with seen_as(view):
        lab = labs[scene.lab]()
    lab.poster_px = _POSTER_PX
    return lab


def _refuse(scene: content.Scene, labs: dict, place: str) -> None:
    """Refuse a lab or a measure that does not exist."""
    if scene.lab not in labs:
        near = did_you_mean(scene.lab, labs, "lab")
        raise content.ContentError([content.Problem(place, f"there is no lab '{scene.lab}'.", near)])
    measure = scene.guess.measure if scene.guess else ""
    own = [name for name in MEASURES if name.startswith(f"{scene.lab}.")]
    if measure and measure not in own:
        raise content.ContentError(
            [content.Problem(place, f"the lab '{scene.lab}' has no measure '{measure}'.", choices(own))]
        )


def folded(scene: content.Scene) -> str:
    """The guess and its outcome as a fold, for a saved or printed page."""
    answer = told(scene)
    if not scene.guess:
        return str(answer)
    asked = html.escape(scene.guess.ask)
    options = "".join(f"<li>{html.escape(one.text)}</li>" for one in scene.guess.options)
    listed = f"<ul>{options}</ul>" if options else ""
    return f"<p>{asked}</p>{listed}<details><summary>{html.escape(word('fold'))}</summary>{answer}</details>"
