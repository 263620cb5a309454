"""Before the day: a school set up from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.ui.set_up.set_up_window import SetUpWindow

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.ui.program import Program
    from desktop.ui.tour.hands import Hands

_SECRET = "otters swim at dusk"
_SCHOOL = {
    "Name of the school": "Kestrel Bank Primary School",
    "Local authority number": "926",
    "Establishment number": "9244",
    "Registers are kept here from": "01/09/2026",
    "Headteacher": "Ruth Alderman",
    "Telephone": "01632 960144",
}
_PERSON = {"Your name": "Ruth Alderman", "New password": _SECRET, "The same again": _SECRET}


_HALF_TERMS = (
    ("01/09/2026", "23/10/2026"),
    ("02/11/2026", "18/12/2026"),
    ("04/01/2027", "12/02/2027"),
    ("22/02/2027", "25/03/2027"),
    ("12/04/2027", "28/05/2027"),
    ("07/06/2027", "14/07/2027"),
)


def set_up_a_school(program: Program, hands: Hands, place: Path) -> None:
    """Type a school in, step by step, as far as its classes."""
    hands.press("Set up my school")
    page = program.window.page
    if not isinstance(page, SetUpWindow):
        raise TypeError("the set-up is not on view")
    page.school.set_folder(place)
    _fill(hands, _SCHOOL)
    hands.picture("set-up")
    hands.press(page.next.text())
    _fill(hands, _PERSON)
    hands.picture("set-up-person")
    hands.press(page.next.text())
    page.recovery.kept.click()
    hands.press(page.next.text())
    _fill_half_terms(hands)
    hands.picture("set-up-year")
    hands.press(page.next.text())
    hands.picture("set-up-policy")
    hands.press(page.next.text())
    hands.picture("set-up-classes")
    program.show_first_start()
    hands.settle()


def _fill(hands: Hands, fields: dict[str, str]) -> None:
    for name, text in fields.items():
        hands.fill(name, text)


def _fill_half_terms(hands: Hands) -> None:
    for number, (first, last) in enumerate(_HALF_TERMS, start=1):
        hands.fill(f"Half-term {number}: first day", first)
        hands.fill(f"Half-term {number}: last day", last)
    hands.key(Qt.Key.Key_Tab)
