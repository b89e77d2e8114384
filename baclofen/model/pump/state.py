"""The state of a pump and its catheter: what is true, what is believed, and where every mcg went."""

from __future__ import annotations

from dataclasses import dataclass, field

from baclofen.model.pump.messages import LogEntry, PumpWarning
from baclofen.model.pump.program import Program
from baclofen.model.pump.spec import PumpSpec

Plug = tuple[float, float]  # (volume_mL, concentration_mcg_per_mL); the first plug stands at the catheter tip
Interval = tuple[
    float, float, float, float, float
]  # start_h, end_h, to CSF, to a wrong place, ordered [mcg per h]


@dataclass(frozen=True)
class Ledger:
    """Where volume [mL] and drug [mcg] came from and went to, since the session began."""

    in_mL: float = 0.0
    in_mcg: float = 0.0
    csf_mL: float = 0.0
    csf_mcg: float = 0.0
    wrong_place_mL: float = 0.0
    wrong_place_mcg: float = 0.0
    discarded_mL: float = 0.0
    discarded_mcg: float = 0.0
    expired_mL: float = 0.0
    expired_mcg: float = 0.0


@dataclass(frozen=True)
class Bolus:
    """A scheduled dose on top of the program."""

    start_h: float
    end_h: float
    rate_mcg_per_h: float


@dataclass(frozen=True)
class Override:
    """A constant flow that takes the program's place: prime, bridge or an injection from outside."""

    kind: str  # prime, bridge or side_port
    flow_mL_per_h: float
    end_h: float
    concentration_mcg_per_mL: float = 0.0  # side_port: what is injected; bridge: what it counts on


@dataclass(frozen=True)
class Stall:
    """The rotor stands. restart_h None: it does not come back by itself."""

    since_h: float
    restart_h: float | None = None
    needs_interrogation: bool = False


@dataclass(frozen=True)
class Fault:
    """A lasting fault of catheter or pump."""

    kind: str
    fraction: float
    since_h: float
    full: float = 0.0  # the share it grows to; 0: it does not grow
    step_h: float = 0.0
    next_h: float | None = None  # when it grows next


@dataclass(frozen=True)
class Alarm:
    """A sounding alarm: single tone (not critical) or two tone (drug no longer flows)."""

    key: str
    tone: str  # single or two
    since_h: float


@dataclass(frozen=True)
class PumpState:
    """Everything about one pump at one moment. Times are hours since the session began.

    True: reservoir_mL, reservoir_mcg_per_mL, path, faults, stall, ledger, record.
    Believed by the programmer: expected_mL, programmed_mcg_per_mL, program, boluses, override.
    """

    spec: PumpSpec
    start_clock_h: float = 0.0  # hours after Monday 00:00 at which the session began
    time_h: float = 0.0
    reservoir_mL: float = 0.0
    reservoir_mcg_per_mL: float = 0.0
    path: tuple[Plug, ...] = ()
    expected_mL: float = 0.0
    programmed_mcg_per_mL: float | None = None
    program: Program | None = None
    last_doses_mcg: tuple[float, float] | None = None  # lowest and highest day of the last dose meant
    days_meant_mcg: tuple[tuple[float, float, float], ...] = ()  # (hour, lowest, highest day) of the last day
    slip: tuple[float, float] | None = None  # (since_h, mcg per day) of a program that looks like a slip
    last_raise_h: float | None = None
    boluses: tuple[Bolus, ...] = ()
    boluses_given: tuple[tuple[float, float], ...] = ()  # (start_h, mcg) of each single dose and prime
    override: Override | None = None
    stopped_since_h: float | None = None
    filled_h: float | None = None
    expired: bool = False
    ran_dry: bool = False
    implanted_h: float = 0.0
    battery_used: float = 0.0  # 0 to 1, 1 when replacement is due
    replacement_due_h: float | None = None
    ended: bool = False
    stall: Stall | None = None
    faults: tuple[Fault, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    record: tuple[Interval, ...] = ()
    log: tuple[LogEntry, ...] = ()

    @property
    def clock_h(self) -> float:
        """Hours since Monday 00:00 of the first week [h]."""
        return self.start_clock_h + self.time_h

    @property
    def dose_mcg_per_day(self) -> float:
        """Mean ordered dose [mcg per day]; 0 without a program."""
        return self.program.dose_mcg_per_day if self.program else 0.0

    @property
    def path_mL(self) -> float:
        """Volume now in tubing and catheter [mL]."""
        return sum(volume for volume, _ in self.path)

    @property
    def path_mcg(self) -> float:
        """Drug now in tubing and catheter [mcg]."""
        return sum(volume * concentration for volume, concentration in self.path)

    @property
    def reservoir_mcg(self) -> float:
        """Drug now in the reservoir [mcg]."""
        return self.reservoir_mL * self.reservoir_mcg_per_mL


Answer = tuple[PumpState, tuple[PumpWarning, ...]]


def new_pump(spec: PumpSpec, start_clock_h: float = 0.0, known_mcg_per_day: float | None = None) -> PumpState:
    """Return a pump just implanted: empty reservoir, drug-free fluid in tubing and catheter, no program.

    The clock counts from Monday 00:00; ValueError when it starts outside the week, 0 to below 168 h.
    """
    if not 0 <= start_clock_h < 168:
        raise ValueError(f"start_clock_h must lie in one week, 0 to below 168, not {start_clock_h!r}")
    known = None if known_mcg_per_day is None else (known_mcg_per_day, known_mcg_per_day)
    return PumpState(
        spec,
        float(start_clock_h),
        path=((spec.path_mL, 0.0),),
        last_doses_mcg=known,
        ledger=Ledger(in_mL=spec.path_mL),
    )


def balance(state: PumpState) -> tuple[float, float]:
    """Return what is missing from the books: in - (reservoir + path + out), volume [mL] and drug [mcg].

    Both are 0 up to rounding for every reachable state.
    """
    book = state.ledger
    out_mL = book.csf_mL + book.wrong_place_mL + book.discarded_mL + book.expired_mL
    out_mcg = book.csf_mcg + book.wrong_place_mcg + book.discarded_mcg + book.expired_mcg
    return (
        book.in_mL - state.reservoir_mL - state.path_mL - out_mL,
        book.in_mcg - state.reservoir_mcg - state.path_mcg - out_mcg,
    )
