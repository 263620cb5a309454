"""The pad: strokes become a picture on white, a picture takes their place, both are cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from desktop.documents.signing.signature_picture import signature_picture
from desktop.ui.widgets.signing.signature_pad import SignaturePad
from tests.documents.signing.pictures import a_picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(460, 150)
    made.show()
    return made


def draw(pad: SignaturePad) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(pad, left, none, QPoint(60, 90))
    for point in (QPoint(120, 40), QPoint(180, 110), QPoint(300, 60)):
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, left, none, QPoint(300, 60))


def test_what_is_drawn_is_a_signature_fit_to_keep(pad: SignaturePad) -> None:
    assert (pad.is_empty, pad.png, pad.accessibleName()) == (True, b"", "Signature: empty")
    draw(pad)
    made = signature_picture(pad.png)
    assert made.width > made.height > 100
    assert pad.accessibleName() == "Signature: signed"


def test_the_line_to_sign_on_is_no_part_of_it(pad: SignaturePad) -> None:
    draw(pad)
    kept = QImage.fromData(pad.png)
    foot = round(kept.height() * 0.78)
    assert kept.pixelColor(40, foot).lightness() == 255


def test_a_picture_takes_the_place_of_strokes_and_a_stroke_of_it(pad: SignaturePad) -> None:
    draw(pad)
    pad.show_picture(a_picture())
    assert (pad.png, pad.is_empty) == (b"", False)
    assert pad.accessibleName() == "Signature: a picture is loaded"
    draw(pad)
    assert pad.png


def test_it_is_cleared(pad: SignaturePad, qtbot: QtBot) -> None:
    draw(pad)
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.is_empty


def test_other_buttons_draw_nothing(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.RightButton)
    assert pad.is_empty
