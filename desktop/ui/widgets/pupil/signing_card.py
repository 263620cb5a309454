"""Late and early: what the front desk signed for a child this school year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.organisation.staff import Duty
from desktop.models.site.signing import SigningKind
from desktop.tasks.site.day_book import book_of_pupil
from desktop.tasks.site.sign_out import ALONE
from desktop.ui.widgets.pupil.lines_card import LinesCard
from desktop.ui.widgets.site.book_view import what
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from desktop.models.site.signing import BookLine
    from desktop.tasks.desk import Desk

_SHOWN = 6


class SigningCard(LinesCard):
    """Hidden for a child who was never late, and from those who do not work at the desk."""

    def __init__(self) -> None:
        super().__init__("Late and early this school year")

    def show_lines(self, desk: Desk, pupil: int) -> None:
        """Show the newest lines and how many there are in all."""
        may_see = desk.who.may(Duty.SIGN_IN_AND_OUT)
        found = book_of_pupil(desk, pupil) if may_see else ()
        late = sum(line.signing.kind is SigningKind.CAME_LATE for line in found)
        hint = f"Signed in late {counted(late, 'time')} in all."
        self.show_words(list(map(_in_words, found[:_SHOWN])), hint)


def _in_words(line: BookLine) -> str:
    signing = line.signing
    at = london(signing.at)
    with_whom = f", with {signing.with_whom}" if signing.with_whom else ""
    if signing.with_whom == ALONE:
        with_whom = " alone"
    why = f". {signing.reason}" if signing.reason else ""
    return f"{day_in_words(at.date())} {at:%H:%M}   {what(line)}{with_whom}{why}"
