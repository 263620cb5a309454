"""Parts of the calendar with the numbers under which the school's file keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.models.days.school_year import Closure, SchoolYear


@dataclass(frozen=True, slots=True)
class KeptYear:
    """A school year in the file."""

    id: int
    year: SchoolYear


@dataclass(frozen=True, slots=True)
class KeptClosure:
    """A closure in the file: who entered it and, if it stands no longer, why."""

    id: int
    closure: Closure
    entered_by: str = ""
    withdrawn_why: str = ""
