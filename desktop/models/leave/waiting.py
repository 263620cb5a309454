"""What waits for somebody's decision: a request for leave, or a journey of a travelling family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: its number in its place, the children's names, and what is asked."""

    number: int
    names: str
    what: str
    received_on: date
    first_day: date
