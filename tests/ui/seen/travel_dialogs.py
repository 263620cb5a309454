"""The dialogs of Travel, for the table of all dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.travel.journey_state import State
from desktop.tasks.travel.ask_journey import patterns
from desktop.tasks.travel.track_travel import travel_lines
from desktop.tasks.travel.travelling_child import see_travelling
from desktop.ui.dialogs.travel.circumstances_form import CircumstancesDialog
from desktop.ui.dialogs.travel.decide_journey import DecideJourneyDialog
from desktop.ui.dialogs.travel.elsewhere_form import ElsewhereDialog
from desktop.ui.dialogs.travel.end_journey import EndJourneyDialog, WithdrawJourneyDialog
from desktop.ui.dialogs.travel.give_pack import GivePackDialog
from desktop.ui.dialogs.travel.journey_form import JourneyDialog
from desktop.ui.dialogs.travel.other_school import OtherSchoolDialog
from desktop.ui.dialogs.travel.search_form import SearchDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop.models.travel.journey import Journey
    from desktop.models.travel.travelling import TravellingChild
    from tests.ui.seen.stage import Stage


def _journey(stage: Stage, state: State) -> Journey:
    lines = travel_lines(stage.desk)
    return next(one.journey for one in lines
                if one.journey and one.standing and one.standing.state is state)  # fmt: skip


def _at_base(stage: Stage) -> TravellingChild:
    line = next(one for one in travel_lines(stage.desk) if one.offered)
    return see_travelling(stage.desk, line.pupils[0])


def ask(stage: Stage) -> QDialog:
    child = _at_base(stage).pupil.id
    return JourneyDialog(stage.desk, child, patterns(stage.desk, child)[0], stage.window)


def circumstances(stage: Stage) -> QDialog:
    pupil = _journey(stage, State.TRAVELLING).pupils[0]
    return CircumstancesDialog(stage.desk, pupil, stage.window)


def decide(stage: Stage) -> QDialog:
    return DecideJourneyDialog(stage.desk, _journey(stage, State.ASKED), stage.window)


def elsewhere(stage: Stage) -> QDialog:
    return ElsewhereDialog(stage.desk, _at_base(stage), stage.window)


def end(stage: Stage) -> QDialog:
    return EndJourneyDialog(stage.desk, _journey(stage, State.OVERDUE), stage.window)


def withdraw(stage: Stage) -> QDialog:
    return WithdrawJourneyDialog(stage.desk, _journey(stage, State.ASKED), stage.window)


def pack(stage: Stage) -> QDialog:
    return GivePackDialog(stage.desk, _journey(stage, State.TRAVELLING), stage.window)


def other_school(stage: Stage) -> QDialog:
    return OtherSchoolDialog(stage.desk, _journey(stage, State.TRAVELLING), stage.window)


def search(stage: Stage) -> QDialog:
    pupil = _journey(stage, State.OVERDUE).pupils[0]
    return SearchDialog(stage.desk, see_travelling(stage.desk, pupil), stage.window)
