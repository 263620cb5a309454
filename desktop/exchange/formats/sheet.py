"""Rows of cells as text, whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

EXCEL_ERRORS = frozenset(
    {
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        "#GETTING_DATA",
    }
)  # fmt: skip
ERROR_SHOWN = "Excel shows an error here."
_MOST_SHARED = 300_000


class Row(NamedTuple):
    """A row with the number a person sees beside it."""

    number: int
    cells: tuple[str, ...]


class Fault(NamedTuple):
    """A cell, or with no column a whole row, that could not be read, and why."""

    column: int | None
    value: str
    reason: str


@dataclass(slots=True)
class Sheet:
    """The rows that hold anything, the faults by row number, and what to say of the whole.

    `day_nought` is by how many days its day numbers count from a later day than is usual.
    """

    rows: list[Row] = field(default_factory=list)
    faults: dict[int, list[Fault]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    day_nought: int = 0

    def add_fault(self, number: int, fault: Fault) -> None:
        """Remember that something in this row could not be read."""
        self.faults.setdefault(number, []).append(fault)


class SharedText:
    """Keeps one copy of equal cells, so that a million marks fit in memory."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def one(self, text: str) -> str:
        """Return the first equal text seen, while there is room to remember more."""
        if len(self._seen) < _MOST_SHARED:
            return self._seen.setdefault(text, text)
        return self._seen.get(text, text)
