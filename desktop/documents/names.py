"""A child's name as paper can print it: as the family writes it, else the Latin one with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.fonts import can_print

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOTED = " *"
OTHER_LETTERS = (
    "* The roll has this name in letters that paper cannot show: here stands the Latin one, or"
    " the admission number."
)


def printed_name(name: str, latin: str = "", number: str = "") -> str:
    """Return the name, the Latin one with an asterisk, or at last the pupil's number with one."""
    if can_print(name):
        return name
    if latin and can_print(latin):
        return latin + _NOTED
    return f"Pupil {number}".strip() + _NOTED


def note_on(names: Iterable[str]) -> str:
    """Return the note that goes below a list with an asterisk in it; empty without one."""
    return OTHER_LETTERS if any(name.endswith(_NOTED) for name in names) else ""
