"""Staff: people and posts by date, temporary passwords, acting as head, the recovery code."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.models.organisation.staff import Duty, Role
from desktop.storage.organisation import people
from desktop.tasks.organisation import manage_staff
from desktop.tasks.people import recover_sign_in
from desktop.tasks.people.sign_in import who_at
from desktop.ui.dialogs.school.act_as_head import ActAsHeadDialog
from desktop.ui.dialogs.school.add_person import AddPersonDialog
from desktop.ui.dialogs.school.end_on import EndOnDialog
from desktop.ui.dialogs.school.give_post import GivePostDialog
from desktop.ui.dialogs.school.new_recovery_code import NewRecoveryCodeDialog
from desktop.ui.dialogs.school.rename_person import RenamePersonDialog
from desktop.ui.dialogs.school.reset_secret import ResetSecretDialog
from desktop.ui.panels.school.manage_staff import ManageStaffPanel
from tests import make
from tests.picture import nameless
from tests.ui.panels.places import brought_to_view, form, refused, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.organisation.manage_staff import StaffMember
    from tests.conftest import SmallSchool
    from tests.ui.panels.places import OpenDeskFor

TODAY = make.TUESDAY
FRIDAY = date(2026, 11, 13)


@pytest.fixture
def panel(qtbot: QtBot, small: SmallSchool, open_desk_for: OpenDeskFor) -> ManageStaffPanel:
    make.make_person(small.db, small.school, "Dora Deputy", Role.DEPUTY)
    small.db.conn.commit()
    made = ManageStaffPanel(small.head, open_desk_for(small.head))
    brought_to_view(qtbot, made)
    return made


def choose(panel: ManageStaffPanel, name: str) -> None:
    names = [line.member.name for line in panel.people.table.facts.facts]
    panel.people.table.selectRow(names.index(name))


def button(panel: QWidget, words: str) -> QPushButton:
    (found,) = [one for one in panel.findChildren(QPushButton) if one.text() == words]
    return found


def press(qtbot: QtBot, panel: ManageStaffPanel, words: str) -> None:
    qtbot.mouseClick(button(panel, words), Qt.MouseButton.LeftButton)


def member(small: SmallSchool, name: str) -> StaffMember:
    return next(one for one in manage_staff.staff_of(small.head) if one.name == name)


def test_the_staff_are_drawn_with_every_name_spoken(
    panel: ManageStaffPanel, same_picture: Callable[[QWidget, str], None]
) -> None:
    assert nameless(panel) == []
    same_picture(panel, "manage_staff")


def test_supply_staff_are_added_with_a_sign_in_that_ends_by_itself(
    panel: ManageStaffPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    press(qtbot, panel, "Add a person…")
    asked = form(panel, AddPersonDialog)
    qtbot.mouseClick(asked.save_button, Qt.MouseButton.LeftButton)
    assert asked.boxes["name"].finding
    assert asked.boxes["roles"].finding
    qtbot.keyClicks(asked.name, "Sunil Supply")
    asked.roles.set_roles([Role.CLASS_TEACHER])
    asked.last.set_day(FRIDAY)
    words = saved(qtbot, panel, asked)
    assert words == "Sunil Supply can sign in as Sunil Supply until Fri 13 Nov 2026."
    new = member(small, "Sunil Supply")
    assert (new.last_day, [kept.post.last_day for kept in new.posts]) == (FRIDAY, [FRIDAY])
    assert people.load_account(small.db, new.person).must_change


def test_a_name_that_is_taken_is_told_in_the_form(panel: ManageStaffPanel, qtbot: QtBot) -> None:
    press(qtbot, panel, "Add a person…")
    asked = form(panel, AddPersonDialog)
    qtbot.keyClicks(asked.name, "Tara Teach")
    asked.roles.set_roles([Role.CLASS_TEACHER])
    assert "already signs in as tara teach" in refused(qtbot, asked)


def test_a_colleague_is_given_a_temporary_password(
    panel: ManageStaffPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    choose(panel, "Olive Office")
    press(qtbot, panel, "Temporary password…")
    asked = form(panel, ResetSecretDialog)
    assert saved(qtbot, panel, asked).startswith("Olive Office signs in with the temporary")
    assert people.load_account(small.db, small.office.who.person).must_change
    choose(panel, "Hilda Head")
    assert not button(panel, "Temporary password…").isEnabled()


def test_a_deputy_acts_as_head_and_stops(
    panel: ManageStaffPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    choose(panel, "Tara Teach")
    assert not button(panel, "Act as head…").isEnabled()
    choose(panel, "Dora Deputy")
    press(qtbot, panel, "Act as head…")
    asked = form(panel, ActAsHeadDialog)
    asked.last.set_day(FRIDAY)
    assert saved(qtbot, panel, asked).endswith("from Tue 10 Nov 2026 until Fri 13 Nov 2026.")
    person = member(small, "Dora Deputy").person
    assert who_at(small.db, person, small.school, TODAY).may(Duty.AUTHORISE)
    acting = [line.is_acting for line in panel.posts.table.facts.facts]
    panel.posts.table.selectRow(acting.index(True))
    with qtbot.waitSignal(panel.said):
        press(qtbot, panel, "Stop acting as head")
    assert not who_at(small.db, person, small.school, TODAY).may(Duty.AUTHORISE)


def test_a_post_is_given_and_ended(
    panel: ManageStaffPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    choose(panel, "Tara Teach")
    press(qtbot, panel, "Another post…")
    asked = form(panel, GivePostDialog)
    asked.role.setCurrentIndex(asked.role.findData(Role.SAFEGUARDING_LEAD))
    assert saved(qtbot, panel, asked).startswith("Tara Teach is safeguarding lead from")
    panel.posts.table.selectRow(0)
    press(qtbot, panel, "End the post…")
    end = form(panel, EndOnDialog)
    end.last_day.set_day(FRIDAY)
    assert saved(qtbot, panel, end) == "Tara Teach is safeguarding lead until Fri 13 Nov 2026."
    assert member(small, "Tara Teach").posts[-1].post.last_day == FRIDAY


def test_the_last_who_may_set_up_the_school_cannot_leave(
    panel: ManageStaffPanel, qtbot: QtBot
) -> None:
    choose(panel, "Hilda Head")
    press(qtbot, panel, "They leave…")
    words = refused(qtbot, form(panel, EndOnDialog))
    assert "nobody could change the school year" in words


def test_those_who_have_left_are_shown_when_asked(
    panel: ManageStaffPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    manage_staff.end_person(small.head, small.stranger.who.person, date(2026, 11, 9))
    panel.refresh()
    names = [line.member.name for line in panel.people.table.facts.facts]
    assert "Stan Strange" not in names
    panel.past.setFocus()
    qtbot.keyClick(panel.past, Qt.Key.Key_Space)
    choose(panel, "Stan Strange")
    assert panel.people.current is not None
    assert panel.people.current.has_left


def test_a_person_is_renamed_by_enter(panel: ManageStaffPanel, qtbot: QtBot) -> None:
    choose(panel, "Tara Teach")
    panel.people.table.setFocus()
    qtbot.keyClick(panel.people.table, Qt.Key.Key_Return)
    asked = form(panel, RenamePersonDialog)
    asked.name.setText("Tara O’Connor")
    assert saved(qtbot, panel, asked) == "Tara O’Connor signs in as tara teach."
    choose(panel, "Tara O’Connor")


def test_a_new_recovery_code_is_shown_once(
    panel: ManageStaffPanel, qtbot: QtBot, small: SmallSchool
) -> None:
    press(qtbot, panel, "New recovery code…")
    asked = form(panel, NewRecoveryCodeDialog)
    saved(qtbot, panel, asked)
    assert len(asked.card.code) == 24
    assert recover_sign_in.has_recovery_code(small.db, small.school)
    assert asked.save_button.isHidden()
    asked.close()
