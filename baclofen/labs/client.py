"""The numbers of the course as the labs need them, and who and what they describe."""

from baclofen import content
from baclofen.model.kinetics import intrathecal, oral_parameters
from baclofen.model.kinetics.spine import Canal

_ADULT = "k85"


def numbers(*topics: str) -> dict[str, float]:
    """The values of some parameter tables by id."""
    return {p.id: p.value for topic in topics for p in content.parameters(topic) if p.value is not None}


def adult() -> oral_parameters.OralParameters:
    """The adult who takes tablets."""
    return oral_parameters.from_table(numbers("oral"), _ADULT)


def fluid(half_life_h: float | None = None) -> intrathecal.IntrathecalParameters:
    """The spinal fluid of the course, or one that clears with another half-life."""
    n = numbers("intrathecal")
    return intrathecal.from_half_life(
        clearance_mL_per_h=n["clearance_mL_per_h"],
        half_life_h=n["csf_half_life_h"] if half_life_h is None else half_life_h,
        effect_peak_h=n["effect_peak_h"],
    )


def canal() -> Canal:
    """The spinal canal of the course."""
    n = numbers("intrathecal")
    return Canal(*(n[f"{region}_cm"] for region in ("cervical", "thoracic", "lumbar")))
