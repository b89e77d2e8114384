"""What the practice lab remembers of one kind of problem."""

from dataclasses import dataclass, field

from baclofen.model.dose_practice import fading


@dataclass
class Work:
    """What was done with one kind: the standing, the number of the problem, the tries at it.

    `seen` is true when some of the way of this very problem was shown: then it is no test any more.
    """

    standing: fading.Standing = field(default_factory=fading.Standing)
    seed: int = 1
    tries: int = 0
    solved: bool = False
    seen: bool = False

    def turn_to(self, seed: int) -> None:
        """Take another problem."""
        self.seed, self.tries, self.solved, self.seen = seed, 0, False, False
