"""The body seen from the front, from limp over at ease to stiff, and where on it a sign is felt or seen.

Made of the same capsules as the side view in `body`. Left and right limbs mirror each other; stiff means
fists drawn to the chest, legs straight and feet pointed down, limp means arms hanging, feet out and the head
to one side.
The middle between the hips stands at (0, 0); lengths are in units of sitting height.
"""

from __future__ import annotations

import numpy as np

from baclofen.plots.body import Limb, capsule

_LENGTH = {"trunk": 0.5, "neck": 0.12, "upper_arm": 0.29, "forearm": 0.25, "hand": 0.08,
           "thigh": 0.46, "shank": 0.43, "foot": 0.1}  # fmt: skip
_RADII = {
    "trunk": (0.125, 0.15), "neck": (0.055, 0.05), "upper_arm": (0.066, 0.05), "forearm": (0.049, 0.034),
    "hand": (0.036, 0.032), "thigh": (0.092, 0.066), "shank": (0.066, 0.042), "foot": (0.044, 0.034),
}  # fmt: skip
_HEAD = (0.095, 0.125)
_SHOULDER, _SHOULDER_Y, _HIP = 0.165, 0.505, 0.068
_JOINTS = ("neck", "upper_arm", "forearm", "hand", "thigh", "shank", "foot")
#: pose -> degrees against the floor; limbs as on the right of the picture, the left mirrors them
_POSES = {
    -1.0: (64, -80, -86, -92, -81, -86, -38),
    0.0: (90, -78, -86, -90, -87, -90, -62),
    1.0: (92, -62, 142, 178, -84, -91, -80),
}
#: drawn in this order
LIMBS = ("foot", "shank", "thigh", "neck", "head", "trunk", "upper_arm", "forearm", "hand")
_PAIRED = ("foot", "shank", "thigh", "upper_arm", "forearm", "hand")
#: place -> limb, share along it, and how far to the right of its line
_PLACES = {
    "brain": ("head", 0.055, 0.0), "eyes": ("head", 0.0, 0.035), "ears": ("head", -0.01, 0.09),
    "face": ("head", -0.045, 0.0), "chest": ("trunk", 0.86, 0.06), "heart": ("trunk", 0.76, 0.03),
    "vessels": ("trunk", 0.66, -0.02), "skin": ("trunk", 0.5, -0.085), "whole": ("trunk", 0.56, 0.05),
    "belly": ("trunk", 0.36, 0.0), "bladder": ("trunk", 0.02, 0.0), "pump": ("trunk", 0.22, -0.08),
    "back": ("trunk", 0.3, 0.09), "arm": ("upper_arm_right", 0.7, 0.0), "thigh": ("thigh_right", 0.4, 0.0),
    "knee": ("thigh_right", 0.95, 0.0), "shank": ("shank_right", 0.5, 0.0),
}  # fmt: skip
PLACES = tuple(_PLACES)


def front(pose: float) -> dict[str, Limb]:
    """Where every limb of a pose (as in `body.angles`) is, seen from the front.

    Those in pairs end in _left and _right, as seen in the picture.
    """
    turned = _degrees(pose)
    found = {"trunk": Limb(0, 0, 90.0), "neck": Limb(0, _LENGTH["trunk"] + 0.1, turned["neck"])}
    found["head"] = Limb(*found["neck"].end(_LENGTH["neck"] + 0.06), turned["neck"])
    for side, sign in (("right", 1), ("left", -1)):
        for start, chain in (
            ((_SHOULDER, _SHOULDER_Y), ("upper_arm", "forearm", "hand")),
            ((_HIP, -0.02), ("thigh", "shank", "foot")),
        ):
            at = (sign * start[0], start[1])
            for name in chain:
                degrees = turned[name] if sign > 0 else 180 - turned[name]
                limb = found[f"{name}_{side}"] = Limb(*at, degrees)
                at = limb.end(_LENGTH[name])
    return found


def outlines(pose: float) -> list[tuple[str, np.ndarray]]:
    """The name and the closed outline, shape (n, 2), of every limb in the order of drawing."""
    limbs = front(pose)
    names = [
        f"{name}{side}" for name in LIMBS for side in (("_left", "_right") if name in _PAIRED else ("",))
    ]
    shoulders = capsule(2 * _SHOULDER, 0.066, 0.0659) + np.array([-_SHOULDER, _SHOULDER_Y])
    return [("shoulders", shoulders)] + [(name, limbs[name].bring(_form(name))) for name in names]


def place(name: str, pose: float) -> tuple[float, float]:
    """Where a place of the body is in a pose; KeyError for one that the body does not have."""
    return point(*_PLACES[name], pose)


def point(limb_name: str, along: float, aside: float, pose: float) -> tuple[float, float]:
    """A point of a limb in a pose: a share along it, and how far to the right of its line."""
    limb = front(pose)[limb_name]
    long = 1.0 if limb_name == "head" else _LENGTH[limb_name.removesuffix("_right")]
    x, y = limb.bring(np.array([[along * long, -aside]]))[0]
    return float(x), float(y)


def _degrees(pose: float) -> dict[str, float]:
    """Joint angles of a pose: on the line between the two that are written down."""
    pose = min(max(pose, -1.0), 1.0)
    low, high = (-1.0, 0.0) if pose < 0 else (0.0, 1.0)
    share = pose - low
    mixed = [a * (1 - share) + b * share for a, b in zip(_POSES[low], _POSES[high], strict=True)]
    return dict(zip(_JOINTS, mixed, strict=True))


def _form(name: str) -> np.ndarray:
    """The outline of a limb along the x axis."""
    if name == "head":
        turn = np.linspace(0, 2 * np.pi, 41)
        return np.column_stack([_HEAD[1] * np.cos(turn), _HEAD[0] * np.sin(turn)])
    plain = name.removesuffix("_left").removesuffix("_right")
    if plain == "trunk":
        return _trunk()
    return capsule(_LENGTH[plain], *_RADII[plain])


def _trunk() -> np.ndarray:
    """Hips, waist and chest: half widths along the trunk, joined by a smooth line."""
    along = np.linspace(-0.13, 0.63, 39)
    half = np.interp(
        along, [-0.13, -0.08, 0.0, 0.2, 0.42, 0.55, 0.63], [0.075, 0.145, 0.16, 0.128, 0.168, 0.17, 0.05]
    )
    half = np.convolve(np.pad(half, 2, mode="edge"), np.ones(5) / 5, mode="valid")
    side = np.column_stack([along, half])
    return np.vstack([side, (side * (1, -1))[::-1], side[:1]])
