"""The forms of Travel: bad input is said beside its field and keeps nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.travel.circumstances import FactKind
from desktop.models.travel.deletion import Step
from desktop.models.travel.journey import Reason
from desktop.storage.travel import journeys
from desktop.tasks.travel.decide_journey import load
from desktop.tasks.travel.record_circumstances import circumstances
from desktop.tasks.travel.search_steps import steps
from desktop.tasks.travel.travelling_child import see_travelling
from desktop.ui.dialogs.travel.circumstances_form import CircumstancesDialog
from desktop.ui.dialogs.travel.elsewhere_form import ElsewhereDialog
from desktop.ui.dialogs.travel.end_journey import EndJourneyDialog, WithdrawJourneyDialog
from desktop.ui.dialogs.travel.give_pack import GivePackDialog
from desktop.ui.dialogs.travel.journey_form import JourneyDialog
from desktop.ui.dialogs.travel.other_school import OtherSchoolDialog
from desktop.ui.dialogs.travel.search_form import SearchDialog
from tests.tasks.travel.family import agreed, asked, mother, record

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from tests.conftest import SmallSchool


def shown(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)


def keep(qtbot: QtBot, dialog: QDialog) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def form(small: SmallSchool, qtbot: QtBot) -> JourneyDialog:
    mother(small, small.pupils[0])
    made = JourneyDialog(small.office, small.pupils[0])
    shown(qtbot, made)
    return made


def fill(form: JourneyDialog, first: date, back: date) -> None:
    form.first.set_day(first)
    form.back.set_day(back)
    form.back.day_changed.emit()


@pytest.mark.parametrize(
    ("days", "field", "words"),
    [
        ((date(2026, 11, 16), date(2026, 11, 16)), "back_on", "not after the day of travel"),
        ((date(2027, 9, 6), date(2027, 9, 13)), "first_day", "no school year"),
        ((date(2026, 11, 14), date(2026, 11, 16)), "first_day", "does not meet"),
        ((date(2026, 9, 1), date(2026, 9, 8)), "first_day", "not on roll"),
    ],
)
def test_bad_days_are_said_beside_them(
    small: SmallSchool, form: JourneyDialog, days: tuple[date, date], field: str, words: str
) -> None:
    fill(form, *days)
    assert words in form.boxes[field].finding
    form._save()  # noqa: SLF001 - what Ctrl+Enter does
    assert journeys.journeys_of_school(small.db, small.school) == ()


def test_a_wedding_warns_and_is_kept_as_it_was_asked_for(
    small: SmallSchool, form: JourneyDialog, qtbot: QtBot
) -> None:
    fill(form, date(2026, 11, 16), date(2026, 11, 20))
    form.reason.setCurrentIndex(form.reason.findData(Reason.WEDDING))
    assert "cannot be T" in form.boxes["reason"].finding
    keep(qtbot, form)
    (kept,) = journeys.journeys_of_school(small.db, small.school)
    assert (kept.reason, kept.asked_by) == (Reason.WEDDING, "Ms Mary Doran, mother")
    assert kept.contact is not None


def test_the_form_counts_the_days_and_names_the_half_terms(form: JourneyDialog) -> None:
    fill(form, date(2026, 12, 14), date(2027, 1, 11))
    assert form.span.text() == (
        "9 school days away: leaves in half-term 2, back in half-term 3 (Mon 11 Jan 2027)."
    )


def test_who_asks_may_be_typed(small: SmallSchool, form: JourneyDialog, qtbot: QtBot) -> None:
    fill(form, date(2026, 11, 16), date(2026, 11, 20))
    form.asked_by.setEditText("Aunt Rose")
    keep(qtbot, form)
    (kept,) = journeys.journeys_of_school(small.db, small.school)
    assert (kept.asked_by, kept.contact) == ("Aunt Rose", None)


def test_circumstances_need_a_source_and_a_change(small: SmallSchool, qtbot: QtBot) -> None:
    made = CircumstancesDialog(small.office, small.pupils[0])
    shown(qtbot, made)
    keep(qtbot, made)
    assert "Nothing has changed" in made.boxes["source"].finding
    made.answers[FactKind.TRADE].setCurrentIndex(1)
    made.words[FactKind.TRADE].setText("Fairground rides")
    keep(qtbot, made)
    assert "Where this comes from" in made.boxes["source"].finding
    made.source.setText("Mother, on the form")
    keep(qtbot, made)
    known = circumstances(small.office, small.pupils[0])
    assert known.words(FactKind.TRADE) == "Yes: Fairground rides"
    assert len(known.facts) == 1


def test_an_emptied_address_is_no_longer_so(small: SmallSchool, qtbot: QtBot) -> None:
    for words in ("Plot 3", ""):
        made = CircumstancesDialog(small.office, small.pupils[0])
        shown(qtbot, made)
        made.words[FactKind.BASE_2].setText(words)
        made.source.setText("Mother rang")
        keep(qtbot, made)
    known = circumstances(small.office, small.pupils[0])
    assert known.get(FactKind.BASE_2) is not None
    assert not known.holds(FactKind.BASE_2)


def test_a_return_says_how_the_school_knows(small: SmallSchool, qtbot: QtBot) -> None:
    record(small)
    journey = agreed(small)
    small.clock.set(9, 0, day=date(2026, 11, 20))
    made = EndJourneyDialog(small.office, journey)
    shown(qtbot, made)
    keep(qtbot, made)
    assert made.boxes["words"].finding == "Say how the school knows."
    made.words.setText("In class this morning")
    keep(qtbot, made)
    back = load(small.office, journey.id).returned
    assert back is not None
    assert back.back_on == date(2026, 11, 20)


def test_a_withdrawal_says_who_said_so(small: SmallSchool, qtbot: QtBot) -> None:
    journey = asked(small)
    made = WithdrawJourneyDialog(small.office, journey)
    shown(qtbot, made)
    keep(qtbot, made)
    assert made.boxes["words"].finding == "Say who said so."
    made.words.setText("Mother rang")
    keep(qtbot, made)
    assert load(small.office, journey.id).decision is not None


def test_dual_registration_is_kept_and_warns_until_confirmed(
    small: SmallSchool, qtbot: QtBot
) -> None:
    record(small)
    journey = agreed(small)
    made = OtherSchoolDialog(small.office, journey)
    shown(qtbot, made)
    made.halves.set_pattern(0)
    made.look()
    assert "No half of the week" in made.boxes["pattern"].finding
    made.halves.set_pattern(0b11)
    made.name.setText("Saltmarsh Primary")
    made.look()
    assert "not confirmed it yet" in made.boxes["confirmed_on"].finding
    keep(qtbot, made)
    school = load(small.office, journey.id).school
    assert school is not None
    assert (school.name, school.pattern, school.is_confirmed) == ("Saltmarsh Primary", 3, False)


def test_attendances_elsewhere_are_corrected_from_the_same_form(
    small: SmallSchool, qtbot: QtBot
) -> None:
    aisha = small.pupils[0]
    for place, count in ((0, 9), (1, 8)):
        made = ElsewhereDialog(small.office, see_travelling(small.office, aisha))
        shown(qtbot, made)
        made.entry.setCurrentIndex(place)
        if not place:
            made.place.setText("Saltmarsh Primary")
            made.first.set_day(date(2026, 10, 5))
            made.last.set_day(date(2026, 10, 9))
            made.source.setText("E-mail of its office")
        made.count.setValue(count)
        keep(qtbot, made)
    (kept,) = see_travelling(small.office, aisha).elsewhere
    assert kept.attendances == 8


def test_a_search_step_is_kept_with_what_came_of_it(small: SmallSchool, qtbot: QtBot) -> None:
    record(small)
    made = SearchDialog(small.office, see_travelling(small.office, small.pupils[0]))
    shown(qtbot, made)
    keep(qtbot, made)
    assert "What came of it" in made.boxes["words"].finding
    made.words.setText("Nobody answers")
    keep(qtbot, made)
    assert list(steps(small.office, small.pupils[0])) == [Step.CONTACTS]


def test_a_pack_says_what_is_in_it(small: SmallSchool, qtbot: QtBot) -> None:
    journey = asked(small)
    made = GivePackDialog(small.office, journey)
    shown(qtbot, made)
    keep(qtbot, made)
    assert made.boxes["words"].finding == "Say what is in it."
    made.words.setText("Reading book")
    keep(qtbot, made)
    assert load(small.office, journey.id).pack_words == "Reading book"
