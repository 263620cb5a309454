"""The dialogs of the first-day board, for the table of all dialogs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.absence.board import BoardLine
from desktop.models.absence.home_visit import HomeVisit
from desktop.models.absence.tier import Placed
from desktop.models.days.session import Half, Session
from desktop.tasks.absence.visit_home import VisitStop
from desktop.tasks.admissions.see_pupil import see_pupil
from desktop.ui.dialogs.absence.ask_visit import AskVisitDialog
from desktop.ui.dialogs.absence.choose_tier import ChooseTierDialog
from desktop.ui.dialogs.absence.write_visit import WriteVisitDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tests.ui.seen.stage import Stage

_PUPIL = 100


def _line(stage: Stage, pupil: int = _PUPIL) -> BoardLine:
    child, now = see_pupil(stage.desk, pupil).pupil, stage.desk.now()
    return BoardLine(
        pupil=pupil, name=child.name, group=1, group_name="Acorn",
        sessions=(Session(stage.desk.today, Half.AM),), appeared=now, day=2, next=None,
        tier=Placed("AMBER", "chosen by Asif Rahman: the aunt is worried", chosen=True),
    )  # fmt: skip


def ask_visit(stage: Stage) -> QDialog:
    return AskVisitDialog(stage.desk, [_line(stage), _line(stage, 101)], stage.window)


def choose_tier(stage: Stage) -> QDialog:
    return ChooseTierDialog(stage.desk, _line(stage), stage.window)


def write_visit(stage: Stage) -> QDialog:
    child, now = see_pupil(stage.desk, _PUPIL).pupil, stage.desk.now()
    visit = HomeVisit(
        id=1, outcome="", pupil=_PUPIL, day=stage.desk.today, why="No answer to two calls",
        asked_at=now, asked_by="Janet Copeland", by_when=now + timedelta(hours=1),
    )  # fmt: skip
    return WriteVisitDialog(stage.desk, VisitStop(visit, child, "Acorn", ()), stage.window)
