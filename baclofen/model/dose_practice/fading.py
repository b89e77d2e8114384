"""How much help a problem comes with: a worked example, half-filled steps, then none (fading).

Worked examples help beginners and hold up those who can do it already. So a learner who is right at the first
try without any help may skip the worked and the half-filled problem.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from baclofen.model.guards import one_of

#: From most help to none.
STAGES = ("worked", "half", "blank")
#: After this many misses in a row without help, a half-filled problem comes again.
MISSES_BEFORE_HELP = 2


@dataclass(frozen=True)
class Standing:
    """Where a learner stands with one kind of problem.

    Attributes:
        stage: the help that the next problem comes with.
        studied: whether a worked example or a half-filled problem was gone through.
        alone: whether one was right at the first try, without help: the goal for each kind.
        skipped: whether that was so before any help: the full score of a pretest.
    """

    stage: str = STAGES[0]
    studied: bool = False
    in_a_row: int = 0
    misses: int = 0
    alone: bool = False
    skipped: bool = False


def studied(standing: Standing) -> Standing:
    """After a worked example was read: a half-filled problem comes next.

    Example:
        >>> studied(Standing()).stage
        'half'
    """
    return replace(standing, stage="half", studied=True)


def answered(standing: Standing, stage: str, right: bool) -> Standing:
    """After the first try at a problem; a second try changes nothing.

    Half-filled and right leads to no help; a miss without help leads to the worked example if none was read,
    and after `MISSES_BEFORE_HELP` in a row to a half-filled problem.

    Raises:
        ModelInputError: if nothing can be answered at that stage.

    Example:
        >>> answered(Standing(), "blank", True).skipped, answered(Standing(), "blank", False).stage
        (True, 'worked')
    """
    one_of("stage", stage, STAGES[1:])
    if stage == "half":
        return replace(standing, studied=True, stage="blank" if right else "half")
    if right:
        return replace(
            standing,
            stage="blank",
            in_a_row=standing.in_a_row + 1,
            misses=0,
            alone=True,
            skipped=standing.skipped or not standing.studied,
        )
    misses = standing.misses + 1
    if not standing.studied:
        stage = "worked"
    elif misses >= MISSES_BEFORE_HELP:
        stage, misses = "half", 0
    return replace(standing, stage=stage, in_a_row=0, misses=misses)
