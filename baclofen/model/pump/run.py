"""The working copy of a pump during one advance."""

from __future__ import annotations

from dataclasses import fields, replace

from baclofen.model.pump.messages import PumpWarning
from baclofen.model.pump.state import PumpState


class Run:
    """A working copy of a state for one advance; it never leaves this package."""

    def __init__(self, state: PumpState) -> None:
        for field in fields(state):
            setattr(self, field.name, getattr(state, field.name))
        self.first = state
        self.parts = list(state.path)
        self.new_record = list(state.record[-1:])
        self.new_log: list = []
        self.heard: list[PumpWarning] = []
        self.ordered_mcg_per_h = self.ordered_mL_per_h = self.inflow = 0.0
        self.actual_mL_per_h = self.to_csf = 0.0
        self.book = {field.name: getattr(state.ledger, field.name) for field in fields(state.ledger)}

    def freeze(self) -> PumpState:
        """Return the state this run has reached."""
        first = self.first
        kept = {field.name: getattr(self, field.name) for field in fields(first)}
        kept["path"] = tuple(self.parts)
        kept["record"] = first.record[:-1] + tuple(self.new_record)
        kept["log"] = first.log + tuple(self.new_log)
        kept["ledger"] = replace(first.ledger, **self.book)
        return PumpState(**kept)
