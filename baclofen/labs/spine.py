"""Where the drug is along the spine: a small dose by pump beside a large one by mouth."""

from baclofen.labs.base import Lab
from baclofen.labs.client import adult, canal, numbers
from baclofen.labs.controls import choice, slider
from baclofen.labs.prediction import Prediction
from baclofen.model.scenarios.spine_compare import SpineResult, compare
from baclofen.plots.description import about
from baclofen.plots.spine import SpinePicture, headline

_TIPS = ("T2", "T6", "T10", "L1")
_FALLS = ("capm", "kro93")
_GUESSES = {"hundredth": 0.01, "same": 1.0, "ten": 10.0, "thirty": 50.0}


def spine() -> Lab:
    """Level along the spine for a catheter tip at several heights, mouth beside pump, in mg and in mcg."""
    n, along, client = numbers("oral", "intrathecal"), canal(), adult()

    def evaluate(fall: str, **values: float) -> SpineResult:
        return compare(
            canal=along,
            client=client,
            decay_length_cm=n[f"{fall}_decay_cm"],
            csf_clearance_mL_per_h=n["clearance_mL_per_h"],
            csf_fraction=n["csf_share_percent"] / 100,
            **values,
        )

    return Lab(
        "spine",
        controls={
            "rate_mcg_per_day": slider("intrathecal.rate_mcg_per_day"),
            "oral_mg_per_day": slider("intrathecal.oral_mg_per_day"),
            "tip": choice("spine.control.tip", _TIPS, "T10"),
        },
        more={"fall": choice("spine.control.fall", _FALLS)},
        evaluate=evaluate,
        picture=SpinePicture(along, _TIPS),
        headline=headline,
        prediction=Prediction(
            "spine",
            answers=_GUESSES,
            before={},
            after={},
            measure=lambda result: result.mouth_level,
            outcome=lambda result: result.tip_level,
            said=about,
            veils=True,
        ),
    )
