"""The refill checklist as a mastery gate: the right steps in the right order, tries without limit."""

from threading import RLock

from baclofen import content
from baclofen.labs.live_view import NotebookOutput
from baclofen.model.pump import SITUATIONS, CheckResult, CheckStep, check_order, variant
from baclofen.widgets import Button, Note, Select, Status
from baclofen.widgets.boxes import Row
from baclofen.widgets.exam.tables import DataTable
from baclofen.widgets.markup import paragraph, tag, together


def word(key: str, **values: str) -> str:
    """Return one of the lab's words."""
    return content.word(f"refill.{key}", **values)


def steps() -> tuple[CheckStep, ...]:
    """Every step of the table, traps included."""
    return tuple(
        CheckStep(row["id"], row["order"], row["safety_critical"] == "yes", tuple(row["when"].split(";")))
        for row in content.table("refill_checklist")
    )


def step_text(name: str) -> str:
    """A step in the learner's words."""
    return content.word(f"pump.refill_step.{name}")


class RefillLab(NotebookOutput):
    """One situation at a time; ``add(step)``, ``take_back()``, ``check()`` and ``another()`` move it."""

    name = "refill"

    def __init__(self, seed: int = 0) -> None:
        self.first_seed, self._lock = seed, RLock()
        self.steps, self.why = steps(), {row["id"]: row["why"] for row in content.table("refill_checklist")}
        self.told, self.score, self.head = Status(""), Status(""), Note("")
        self.list = Note("")
        self.next = Select(word("next.label"), [("", word("next.choose"))], "")
        self.buttons = {name: Button(word(name), main=name == "add") for name in
                        ("add", "back", "check", "again", "another")}  # fmt: skip
        for name, button in self.buttons.items():
            button.on_press(getattr(self, "take_back" if name == "back" else name))
        self.marks = DataTable(word("table.caption"), [word(f"table.{c}") for c in ("step", "verdict")])
        rows = [Row([self.buttons[name] for name in names])
                for names in (("add", "back"), ("check",), ("again", "another"))]  # fmt: skip
        controls = [self.head, self.list, self.next, *rows[:2], self.told, self.marks, rows[2]]
        self.panel = self.framed(controls, self.score, on_reset=self.reset)
        self.passed: set[str] = set()
        self.tries = 0
        self._begin(seed)
        self._show()

    def _begin(self, seed: int) -> None:
        self.seed = seed
        self.situation, self.offered = variant(self.steps, seed)
        self.chosen: tuple[str, ...] = ()
        self.result: CheckResult | None = None
        self.told.text, self.marks.rows = "", []

    # ---- what a learner does
    def add(self, step: str | None = None) -> None:
        """Do one step next; without a name the one that is chosen in the list."""
        with self._lock:
            step = step or self.next.value
            if not step:
                self.told.text = word("choose")
                return
            if step not in self.offered:
                raise ValueError(f"no step is called {step!r}; choose from {', '.join(self.offered)}")
            if step in self.chosen:
                return
            self.chosen += (step,)
            self.told.text = word("done.step", place=str(len(self.chosen)), step=step_text(step))
            self._show()

    def take_back(self) -> None:
        """Take the last step back."""
        with self._lock:
            if not self.chosen:
                self.told.text = word("nothing")
                return
            self.told.text = word("taken_back", step=step_text(self.chosen[-1]))
            self.chosen = self.chosen[:-1]
            self._show()

    def check(self) -> CheckResult | None:
        """Mark the list: what is right, late, missing or does not belong, each with its reason."""
        with self._lock:
            if not self.chosen:
                self.told.text = word("no_list")
                return None
            self.tries += 1
            self.result = check_order(self.steps, self.chosen, self.situation)
            self.passed |= {self.situation} if self.result.passed else set()
            self.told.text = self._verdict(self.result)
            self._show()
            return self.result

    def _verdict(self, result: CheckResult) -> str:
        said = {"right": str(result.safety_right), "all": str(result.safety_all)}
        if not result.passed:
            slip, missing = step_text(result.first_slip), str(len(result.missing))
            return word("not_passed", **said, slip=slip, missing=missing)
        every = len(self.passed) == len(SITUATIONS)
        return word("passed_all") if every else word("passed", **said)

    def again(self) -> None:
        """The same situation with an empty list."""
        self._go(self.seed)

    def another(self) -> None:
        """The next situation, in a new order."""
        self._go(self.seed + 1)

    def _go(self, seed: int) -> None:
        with self._lock:
            self._begin(seed)
            self._show()

    def reset(self) -> "RefillLab":
        """Back to the first situation; tries and passes begin anew."""
        with self._lock:
            self.passed, self.tries = set(), 0
            self._begin(self.first_seed)
            self._show()
        return self

    # ---- what a learner sees
    def _show(self) -> None:
        self.head.html = paragraph(
            tag("strong", word("situation", number=self._number(), situation=self._said()))
        )
        self.list.html = self._list()
        left = [(name, step_text(name)) for name in self.offered if name not in self.chosen]
        self.next.value = ""
        self.next.keys_offered = ("", *(name for name, _text in left))
        self.next.options = [["", word("next.choose")], *map(list, left)]
        self.marks.rows = self._marks(self.result) if self.result else []
        self.score.text = word("status", passed=str(len(self.passed)))
        self.buttons["back"].disabled = not self.chosen

    def _list(self) -> str:
        if not self.chosen:
            return paragraph(word("list.empty"))
        items = (tag("li", step_text(name)) for name in self.chosen)
        return together([paragraph(word("list.label", count=str(len(self.chosen)))), tag("ol", *items)])

    def _marks(self, result: CheckResult) -> list[tuple[str, str]]:
        kinds = dict.fromkeys(result.wrong, "wrong") | dict.fromkeys(result.out_of_order, "late")
        rows = [(name, kinds.get(name, "right")) for name in self.chosen]
        return [
            (step_text(name), word("marked", verdict=word(f"verdict.{kind}"), why=self.why[name]))
            for name, kind in rows
        ]

    def _number(self) -> str:
        return str(SITUATIONS.index(self.situation) + 1)

    def _said(self) -> str:
        return content.word(f"pump.refill_situation.{self.situation}")

    @property
    def line(self) -> str:
        """The plain-text form: the situation, the steps so far, the tries."""
        return word("line", number=self._number(), situation=self._said(), count=str(len(self.chosen)),
                    tries=str(self.tries), passed=str(len(self.passed)))  # fmt: skip

    def poster(self) -> str:
        """The situation and its steps as HTML, for a saved notebook that nobody has run yet."""
        items = (tag("li", step_text(name)) for name in self.offered)
        return together([paragraph(self._said()), tag("ul", *items)])


def refill(seed: int = 0) -> RefillLab:
    """The refill checklist; a class that gives the same number meets the same order."""
    return RefillLab(seed)
