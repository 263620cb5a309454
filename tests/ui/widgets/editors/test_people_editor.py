"""People are typed row by row, each with roles and a temporary password of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.models.organisation.staff import Post, Role
from desktop.ui.widgets.editors.people_editor import (
    PeopleEditor,
    PersonRow,
    secret_gap,
    temporary_secret,
)
from tests import make
from tests.picture import nameless

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = make.TUESDAY


@pytest.fixture
def editor(qtbot: QtBot) -> PeopleEditor:
    made = PeopleEditor()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_a_person_a_line_by_keyboard_alone(editor: PeopleEditor, qtbot: QtBot) -> None:
    (row,) = editor.rows.rows
    row.name.setFocus()
    qtbot.keyClicks(row.name, "Tara  Teach")
    qtbot.keyClick(row.name, Qt.Key.Key_Return)
    (person,) = editor.people(TODAY)
    assert (person.name, person.posts) == (
        "Tara Teach",
        (Post(Role.CLASS_TEACHER, "Class teacher", TODAY),),
    )
    assert editor.is_ready
    assert nameless(editor) == []


def test_each_role_becomes_a_post_with_the_position_typed(editor: PeopleEditor) -> None:
    row = PersonRow("Hilda Head", (Role.HEAD, Role.SAFEGUARDING_LEAD))
    row.position.setText("Headteacher")
    editor.rows.show_rows([row])
    (person,) = editor.people(TODAY)
    assert [(post.role, post.position) for post in person.posts] == [
        (Role.HEAD, "Headteacher"),
        (Role.SAFEGUARDING_LEAD, "Headteacher"),
    ]


def test_temporary_passwords_differ_and_may_be_used() -> None:
    made = {temporary_secret() for _ in range(20)}
    assert len(made) == 20
    assert not any(secret_gap(secret, (Role.HEAD,), "Hilda Head") for secret in made)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("Pat", ())], "Pat needs a role"),
        ([("Pat", (Role.OFFICE,)), ("pat", (Role.OFFICE,))], "Two people sign in as"),
    ],
)
def test_what_cannot_be_added_is_said_below_the_row(
    editor: PeopleEditor, rows: list[tuple[str, tuple[Role, ...]]], words: str
) -> None:
    editor.rows.show_rows([PersonRow(*row) for row in rows])
    editor.rows.changed.emit()
    assert words in editor.rows.rows[0].below.words
    assert not editor.is_ready


def test_a_weak_password_is_refused_but_a_pin_does_for_a_teacher(editor: PeopleEditor) -> None:
    (row,) = editor.rows.rows
    row.name.setText("Pat Pending")
    row.secret.setText("2907")
    assert editor.is_ready
    row.roles.set_roles([Role.HEAD])
    assert not editor.is_ready
