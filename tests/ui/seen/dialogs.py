"""Every dialog of the program, and how each is opened on the sample school.

A new dialog needs a line here: then its names, its focus and its sizes are looked at too.
"""

from __future__ import annotations

import inspect
from functools import partial
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

import desktop.ui.dialogs
from desktop.models.days.session import Half, Session
from desktop.models.record.glance import Figure
from desktop.models.site.roll_call import CallKind, CallLine, CallSheet, RollCall
from desktop.tasks.admissions.see_pupil import see_pupil
from desktop.tasks.admissions.show_pupil import figure_of_year
from desktop.tasks.marks.plan_absence import planned
from desktop.tasks.organisation.manage_classes import classes_on
from desktop.tasks.organisation.manage_staff import staff_of
from desktop.tasks.organisation.set_policy import shipped_policies
from desktop.tasks.organisation.set_terms import closures_of, years_of
from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.record.see_patterns import see_patterns
from desktop.ui.dialogs.about_program import AboutProgramDialog
from desktop.ui.dialogs.change_school import AddSchoolDialog, ChangeSchoolDialog
from desktop.ui.dialogs.choose_secret import ChooseSecretDialog
from desktop.ui.dialogs.find_pupil import FindPupilDialog
from desktop.ui.dialogs.lost_password import LostPasswordDialog
from desktop.ui.dialogs.move_up import MoveUpDialog
from desktop.ui.dialogs.plans.plan_form import PlanDialog
from desktop.ui.dialogs.plans.plan_kinds import KINDS
from desktop.ui.dialogs.plans.withdraw_plan import WithdrawPlanDialog
from desktop.ui.dialogs.record.absence_patterns import AbsencePatternsDialog
from desktop.ui.dialogs.record.figure_children import FigureChildrenDialog
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.dialogs.report_bug import ReportBugDialog
from desktop.ui.dialogs.roll.edit_contact import EditContactDialog
from desktop.ui.dialogs.roll.edit_pupil import EditPupilDialog
from desktop.ui.dialogs.roll.join_pupil import JoinPupilDialog
from desktop.ui.dialogs.roll.leave_roll import LeaveRollDialog
from desktop.ui.dialogs.roll.mark_history import MarkHistoryDialog
from desktop.ui.dialogs.roll.move_class import MoveClassDialog
from desktop.ui.dialogs.roll.put_flag import PutFlagDialog
from desktop.ui.dialogs.roll.starting_day import JoinAgainDialog, StartingDayDialog
from desktop.ui.dialogs.safeguarding.assess_risk import AssessRiskDialog
from desktop.ui.dialogs.school.act_as_head import ActAsHeadDialog
from desktop.ui.dialogs.school.add_person import AddPersonDialog
from desktop.ui.dialogs.school.choose_policy import ChoosePolicyDialog
from desktop.ui.dialogs.school.close_school import CloseSchoolDialog
from desktop.ui.dialogs.school.edit_class import EditClassDialog
from desktop.ui.dialogs.school.end_on import Ending, EndOnDialog
from desktop.ui.dialogs.school.give_class import GiveClassDialog
from desktop.ui.dialogs.school.give_post import GivePostDialog
from desktop.ui.dialogs.school.lend_to_supply import LendToSupplyDialog
from desktop.ui.dialogs.school.new_recovery_code import NewRecoveryCodeDialog
from desktop.ui.dialogs.school.rename_person import RenamePersonDialog
from desktop.ui.dialogs.school.reset_secret import ResetSecretDialog
from desktop.ui.dialogs.school.take_back_closure import TakeBackClosureDialog
from desktop.ui.dialogs.site.end_call import EndCallDialog
from desktop.ui.dialogs.site.other_call import OtherCallDialog
from desktop.ui.dialogs.take_from_paper import TakeFromPaperDialog
from tests.ui.seen import (
    absence_dialogs,
    agreement_dialogs,
    letter_dialogs,
    sending_dialogs,
    signing_dialogs,
    travel_dialogs,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.organisation.group import Group
    from desktop.tasks.organisation.manage_staff import StaffMember
    from tests.ui.seen.stage import Stage

Opens = "Callable[[Stage], QDialog]"
BASES = frozenset({"FormDialog", "JudgedForm", "KeyedDialog", "PageDialog", "SlowFormDialog"})


def all_dialogs() -> Iterator[type[QDialog]]:
    """Find every dialog's class under desktop/ui/dialogs."""
    package = desktop.ui.dialogs
    for found in walk_packages(package.__path__, f"{package.__name__}."):
        for _name, kind in inspect.getmembers(import_module(found.name), inspect.isclass):
            is_own = kind.__module__ == found.name and kind.__name__ not in BASES
            if is_own and issubclass(kind, QDialog):
                yield kind


def _pupil(stage: Stage) -> Pupil:
    return see_pupil(stage.desk, _PUPIL).pupil


def _change_in_family(at: Stage) -> QDialog:
    form = PutFlagDialog(at.desk, _pupil(at), at.window)
    form.kind.setCurrentIndex(form.kind.findData("change in the family"))
    return form


def _contact(stage: Stage) -> Contact:
    return see_pupil(stage.desk, _PUPIL).contacts[0]


def _group(stage: Stage) -> Group:
    return classes_on(stage.desk, stage.desk.today)[0]


def _member(stage: Stage) -> StaffMember:
    return staff_of(stage.desk)[0]


def _withdraw(stage: Stage) -> QDialog:
    year = years_of(stage.desk)[0].year
    return WithdrawPlanDialog(
        stage.desk, planned(stage.desk, year.starts, year.ends)[0], stage.window
    )


def _plan(number: int, stage: Stage) -> QDialog:
    return PlanDialog(stage.desk, KINDS[number], stage.window)


def _lost_password(stage: Stage) -> QDialog:
    head = next(
        one for one in names_to_choose(stage.file.db, stage.desk.today)
        if one.person == stage.desk.who.person
    )  # fmt: skip
    return LostPasswordDialog(stage.file, head, stage.window)


def _end(stage: Stage) -> QDialog:
    ending = Ending("Elm ends", "The class stays in every register it was in.", "End it", "{day}")
    return EndOnDialog(ending, stage.desk.today, _nothing, stage.window)


def _end_call(stage: Stage) -> QDialog:
    call = RollCall(1, CallKind.DRILL, "Fire", stage.desk.now(), "Janet Copeland")
    line = CallLine(_PUPIL, "Rory", "Webb-Carver", 1, "Acorn", expected=True, standing="present")
    return EndCallDialog(stage.desk, CallSheet(call, (line,)), stage.window)


def _nothing(_day: object) -> None:
    """What ends, ends in other tests."""


_PUPIL = 100
_FAULT = "Traceback (most recent call last):\n  File “desktop/ui/program.py”, line 88\nKeyError: 3"

DIALOGS: dict[str, Callable[[Stage], QDialog]] = {
    "AboutProgramDialog": lambda at: AboutProgramDialog(at.window),
    "ActAsHeadDialog": lambda at: ActAsHeadDialog(at.desk, _member(at), at.window),
    "AddPersonDialog": lambda at: AddPersonDialog(at.desk, at.opener, at.window),
    "AgreementAnswersDialog": agreement_dialogs.agreement_answers,
    "AgreementFormDialog": agreement_dialogs.agreement_form,
    "ReviewAgreementDialog": agreement_dialogs.review_agreement,
    "AskVisitDialog": absence_dialogs.ask_visit,
    "ChooseTierDialog": absence_dialogs.choose_tier,
    "SendTextDialog": sending_dialogs.send_text,
    "OutboxDialog": sending_dialogs.outbox,
    "SetUpSendingDialog": sending_dialogs.set_up_sending,
    "MessageWordsDialog": sending_dialogs.message_words,
    "TypeKeyDialog": sending_dialogs.type_key,
    "WriteVisitDialog": absence_dialogs.write_visit,
    "AddSchoolDialog": lambda at: AddSchoolDialog(at.desk, at.window),
    "AssessRiskDialog": lambda at: AssessRiskDialog(at.desk, _pupil(at), None, at.window),
    "ChangeSchoolDialog": lambda at: ChangeSchoolDialog(at.desk, at.window),
    "ChoosePolicyDialog": lambda at: ChoosePolicyDialog(shipped_policies(), at.window),
    "ChooseSecretDialog": lambda at: ChooseSecretDialog(at.desk, at.opener, "", at.window),
    "ChooseSecretDialog first": lambda at: ChooseSecretDialog(at.desk, at.opener, "x", at.window),
    "CloseSchoolDialog": lambda at: CloseSchoolDialog(at.desk, at.window),
    "EditClassDialog": lambda at: EditClassDialog(at.desk, _group(at), at.window),
    "EditContactDialog": lambda at: EditContactDialog(at.desk, _pupil(at), _contact(at), at.window),
    "EditPupilDialog": lambda at: EditPupilDialog(at.desk, _pupil(at), at.window),
    "EndCallDialog": _end_call,
    "EndOnDialog": _end,
    "AbsencePatternsDialog": lambda at: AbsencePatternsDialog(
        *see_patterns(at.desk, at.desk.today), at.window
    ),
    "FigureChildrenDialog": lambda at: FigureChildrenDialog(
        "Late: Acorn", Figure.LATE, (), "3 of 104 sessions", at.window
    ),
    "FigureSessionsDialog": lambda at: FigureSessionsDialog(
        "Attended: Rory Webb-Carver",
        figure_of_year(at.desk, _PUPIL, 2026, Figure.ATTENDED),
        "98 of 104 sessions",
        at.window,
    ),
    "FindPupilDialog": lambda at: FindPupilDialog(at.desk, at.window),
    "GiveClassDialog": lambda at: GiveClassDialog(at.desk, _group(at), at.window, cover=False),
    "GiveClassDialog cover": lambda at: GiveClassDialog(at.desk, _group(at), at.window, cover=True),
    "GivePostDialog": lambda at: GivePostDialog(at.desk, _member(at), at.window),
    "JoinAgainDialog": lambda at: JoinAgainDialog(at.desk, _pupil(at), at.window),
    "JoinPupilDialog": lambda at: JoinPupilDialog(at.desk, at.window),
    "LeaveRollDialog": lambda at: LeaveRollDialog(at.desk, _pupil(at), at.window),
    "LendToSupplyDialog": lambda at: LendToSupplyDialog(
        _group(at), at.desk.today, at.opener, at.window
    ),
    "LetterSentDialog": letter_dialogs.letter_sent,
    "LetterWordsDialog": letter_dialogs.letter_words,
    "LostPasswordDialog": _lost_password,
    "MarkHistoryDialog": lambda at: MarkHistoryDialog(
        at.desk, _pupil(at), Session(at.desk.today, Half.AM), at.window
    ),
    "MoveClassDialog": lambda at: MoveClassDialog(at.desk, _pupil(at), None, at.window),
    "MoveUpDialog": lambda at: MoveUpDialog(at.desk, at.window),
    "NewRecoveryCodeDialog": lambda at: NewRecoveryCodeDialog(at.desk, at.opener, at.window),
    "OtherCallDialog": lambda at: OtherCallDialog(at.desk, at.window),
    "PlanDialog": partial(_plan, 0),
    "PlanDialog timetable": partial(_plan, 1),
    "PutFlagDialog": lambda at: PutFlagDialog(at.desk, _pupil(at), at.window),
    "PutFlagDialog change": _change_in_family,
    "RenamePersonDialog": lambda at: RenamePersonDialog(at.desk, _member(at), at.window),
    "ReportBugDialog": lambda at: ReportBugDialog(_FAULT, at.window),
    "ResetSecretDialog": lambda at: ResetSecretDialog(_member(at), at.opener, at.window),
    "StartingDayDialog": lambda at: StartingDayDialog(
        at.desk, _pupil(at), at.desk.today, at.window
    ),
    "TakeBackClosureDialog": lambda at: TakeBackClosureDialog(
        at.desk, closures_of(at.desk)[0], at.window
    ),
    "TakeFromPaperDialog": lambda at: TakeFromPaperDialog(
        at.desk, _group(at).id, Session(at.desk.today, Half.AM), at.window
    ),
    "MySignatureDialog": signing_dialogs.my_signature,
    "PrintAgainDialog": signing_dialogs.print_again,
    "ReadPileDialog": signing_dialogs.read_pile,
    "SendBackDialog": signing_dialogs.send_back,
    "WithdrawPlanDialog": _withdraw,
    "CircumstancesDialog": travel_dialogs.circumstances,
    "DecideJourneyDialog": travel_dialogs.decide,
    "ElsewhereDialog": travel_dialogs.elsewhere,
    "EndJourneyDialog": travel_dialogs.end,
    "GivePackDialog": travel_dialogs.pack,
    "JourneyDialog": travel_dialogs.ask,
    "OtherSchoolDialog": travel_dialogs.other_school,
    "SearchDialog": travel_dialogs.search,
    "WithdrawJourneyDialog": travel_dialogs.withdraw,
}  # a second word tells two ways of opening one dialog apart
