"""My signature: drawn or loaded, kept under the password, and what goes wrong said in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.models.letters.own_signature import SignatureState
from desktop.tasks.letters.set_up_signature import CertificateChoice
from desktop.tasks.letters.signature_safe import own_signature
from desktop.ui.dialogs.signing.my_signature import MySignatureDialog
from tests.documents.signing.pictures import a_picture
from tests.documents.signing.test_signing_key import a_file
from tests.picture import nameless
from tests.tasks.letters.safe import PASSWORD, give_password, give_signature
from tests.ui.widgets.signing.test_signature_pad import draw

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenForm = Callable[[], MySignatureDialog]


@pytest.fixture
def form_for(small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot) -> OpenForm:
    def opened() -> MySignatureDialog:
        form = MySignatureDialog(small.head, open_desk_for(small.head))
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(form)
        form.open()
        return form

    return opened


def keep(form: MySignatureDialog, qtbot: QtBot, password: str = PASSWORD) -> str:
    with qtbot.waitSignal(form.saved) as saved:
        form.password.setFocus()
        QTest.keyClicks(form.focusWidget(), password)
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)
    return str(saved.args[0])


def state(small: SmallSchool) -> SignatureState:
    return own_signature(small.head).state


def test_a_drawn_signature_is_kept(small: SmallSchool, form_for: OpenForm, qtbot: QtBot) -> None:
    give_password(small.head)
    form = form_for()
    assert nameless(form) == []
    assert not form.choices[CertificateChoice.KEEP].isVisible()
    draw(form.pad)
    assert keep(form, qtbot) == "Your signature is kept, under your own password."
    assert state(small) is SignatureState.READY


def test_a_loaded_one_is_kept_without_a_mouse(
    small: SmallSchool, form_for: OpenForm, qtbot: QtBot, tmp_path: Path
) -> None:
    give_password(small.head)
    scan = tmp_path / "scan.png"
    scan.write_bytes(a_picture())
    form = form_for()
    form.ask_picture = lambda _parent: scan
    form.load_button.setFocus()
    QTest.keyClick(form.load_button, Qt.Key.Key_Space)
    assert form.pad.accessibleName() == "Signature: a picture is loaded"
    keep(form, qtbot)
    assert state(small) is SignatureState.READY


def test_what_is_lacking_is_said_beside_its_field(small: SmallSchool, form_for: OpenForm) -> None:
    give_password(small.head)
    form = form_for()
    form.choices[CertificateChoice.OWN].setChecked(True)
    form.save_button.click()
    assert form.boxes["pad"].finding.startswith("Sign in the box")
    assert form.boxes["file"].finding.startswith("Choose the certificate")
    assert form.boxes["password"].finding
    assert state(small) is SignatureState.NONE


def test_a_wrong_password_is_said_and_the_drawing_stays(
    small: SmallSchool, form_for: OpenForm, qtbot: QtBot
) -> None:
    give_password(small.head)
    form = form_for()
    draw(form.pad)
    form.password.set_text("wrong herons")
    form.save_button.click()
    qtbot.waitUntil(lambda: "not your password" in form.notice.words)
    assert form.pad.is_drawn
    assert state(small) is SignatureState.NONE


def test_a_bad_picture_is_told_of(
    small: SmallSchool, form_for: OpenForm, told: list[str], tmp_path: Path
) -> None:
    give_password(small.head)
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"not a picture")
    form = form_for()
    form.ask_picture = lambda _parent: scan
    form.load_button.click()
    assert told[0].startswith("The file is not a picture that can be read.")
    assert form.pad.is_empty


def test_the_schools_own_certificate_is_chosen(
    small: SmallSchool, form_for: OpenForm, qtbot: QtBot, tmp_path: Path
) -> None:
    give_password(small.head)
    file = tmp_path / "trust.p12"
    file.write_bytes(a_file())
    form = form_for()
    draw(form.pad)
    form.choices[CertificateChoice.OWN].setChecked(True)
    form.ask_file = lambda _parent: file
    form.file_button.click()
    assert form.file_name.text() == "trust.p12"
    form.file_password.set_text("blue lantern")
    keep(form, qtbot)
    own = own_signature(small.head)
    assert own.certificate is not None
    assert not own.certificate.made_here


def test_the_certificate_is_saved_for_readers(
    small: SmallSchool, form_for: OpenForm, tmp_path: Path
) -> None:
    give_signature(small.head)
    form = form_for()
    assert form.choices[CertificateChoice.KEEP].isChecked()
    form.ask_place = lambda _parent, name: tmp_path / name
    export = next(
        one for one in form.findChildren(type(form.save_button))
        if one.text().startswith("Save the certificate")
    )  # fmt: skip
    export.click()
    assert (tmp_path / "Hilda Head certificate.pem").read_text("ascii").startswith("-----BEGIN")
    assert form.notice.words.endswith("No key is in it.")


def test_it_is_taken_away(small: SmallSchool, form_for: OpenForm, qtbot: QtBot) -> None:
    give_signature(small.head)
    form = form_for()
    away = next(
        one for one in form.findChildren(type(form.save_button))
        if one.text().startswith("Take my signature away")
    )  # fmt: skip
    with qtbot.waitSignal(form.saved):
        away.click()
    assert state(small) is SignatureState.NONE
