"""One dose, several liquids: the same milligrams need very different volumes."""

from baclofen import content
from baclofen.labs.base import Lab
from baclofen.labs.controls import slider
from baclofen.plots.volumes import VolumesPicture, headline

_STRENGTHS = ("liquid_1_mg_per_mL", "liquid_2_mg_per_mL", "liquid_5_mg_per_mL")


def volumes() -> Lab:
    """The volume of one dose at each strength of liquid."""
    strengths = [content.parameter(f"nursing.{name}").value for name in _STRENGTHS]
    return Lab(
        "volumes",
        controls={"dose_mg": slider("oral.dose_mg")},
        evaluate=lambda dose_mg: dose_mg,
        picture=VolumesPicture(strengths),
        headline=lambda dose_mg: headline(dose_mg, strengths),
    )
