"""Head's desk on the screen: a pile read page by page, signed at once, printed, all by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from desktop.models.letters.letter import LetterState
from desktop.models.organisation.staff import Role
from desktop.storage.letters import ledger
from desktop.tasks.letters.sign_letters import leave_for_ink, waiting_letters
from desktop.tasks.people.recover_sign_in import reset_secret
from desktop.ui.dialogs.signing.print_again import PrintAgainDialog
from desktop.ui.dialogs.signing.read_pile import ReadPileDialog
from desktop.ui.dialogs.signing.send_back import SendBackDialog
from desktop.ui.panels.sign_letters import SignLettersPanel
from desktop.ui.papers.papers_dialog import PapersDialog
from desktop.ui.papers.rendering import page_sizes
from tests import make
from tests.picture import nameless
from tests.tasks.hasher import CHEAP
from tests.tasks.leave.asking import ask
from tests.tasks.letters.piles import give_parents, write_pile
from tests.tasks.letters.safe import PASSWORD, give_signature

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    OpenPanel = Callable[[Desk], SignLettersPanel]


@pytest.fixture
def panel_for(qtbot: QtBot, open_desk_for: OpenDeskFor) -> OpenPanel:
    held = []  # or what nobody holds takes its dialogs with it

    def opened(desk: Desk) -> SignLettersPanel:
        panel = SignLettersPanel(desk, open_desk_for(desk))
        qtbot.addWidget(panel)
        panel.resize(1040, 620)
        panel.refresh()
        panel.show()
        panel.activateWindow()
        with qtbot.waitActive(panel):
            pass
        panel.take_keyboard()
        held.append(panel)
        return panel

    return opened


@pytest.fixture
def pile(small: SmallSchool) -> tuple[Letter, ...]:
    """Five letters that wait, and a head with a signature."""
    give_parents(small)
    give_signature(small.head)
    return write_pile(small.head, small.pupils)


def states(small: SmallSchool) -> list[str]:
    found = ledger.letters_numbered(small.db, small.school, range(1, 6))
    return [one.state.name for one in found]


def read_pile(panel: SignLettersPanel, qtbot: QtBot) -> ReadPileDialog:
    """Open the pile from its list with Enter, and wait for its pages."""
    assert panel.window().focusWidget() is panel.to_sign
    QTest.keyClick(panel.to_sign, Qt.Key.Key_Return)
    dialog = panel.errands.dialog
    assert isinstance(dialog, ReadPileDialog)
    qtbot.waitUntil(partial(is_read, dialog, 1))
    qtbot.waitUntil(lambda: not dialog.line.is_busy)
    return dialog


def is_read(dialog: ReadPileDialog, count: int) -> bool:
    return len(dialog.reader.pile.read) == count


def read_on(dialog: ReadPileDialog, qtbot: QtBot, until: int) -> None:
    """Press Page Down until so many letters are read."""
    for count in range(len(dialog.reader.pile.read) + 1, until + 1):
        QTest.keyClick(dialog.reader.turner.view, Qt.Key.Key_PageDown)
        qtbot.waitUntil(partial(is_read, dialog, count))


def sign(dialog: ReadPileDialog, qtbot: QtBot, password: str = PASSWORD) -> str:
    with qtbot.waitSignal(dialog.said) as said:
        dialog.side.password.setFocus()
        QTest.keyClicks(dialog.focusWidget(), password)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    return str(said.args[0])


def a_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(72)
    printer.setOutputFileName(str(path))
    return printer


def test_the_desk_says_what_waits(
    small: SmallSchool,
    pile: tuple[Letter, ...],
    panel_for: OpenPanel,
    same_picture: Callable[[QWidget, str], None],
) -> None:
    leave_for_ink(small.head, pile[:1])
    panel = panel_for(small.head)
    panel.tabs.setCurrentIndex(1)
    same_picture(panel, "sign_letters")
    assert nameless(panel) == []
    assert panel.tabs.tabText(1) == "To sign 4"
    assert panel.tabs.tabText(2) == "Signed and sent (1 to print)"


def test_a_pile_is_read_by_keys_and_signed_with_one_password(
    small: SmallSchool, pile: tuple[Letter, ...], panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.head)
    dialog = read_pile(panel, qtbot)
    assert nameless(dialog) == []
    assert dialog.side.sign.text() == "Sign 1 letter"
    assert "DRAFT" in dialog.reader.turner.view.accessibleDescription()
    read_on(dialog, qtbot, 5)
    assert dialog.side.sign.text() == "Sign 5 letters"
    assert sign(dialog, qtbot) == "5 letters signed."
    assert states(small) == ["SIGNED"] * 5
    assert waiting_letters(small.head) == ()
    assert panel.tabs.tabText(2) == "Signed and sent (5 to print)"
    assert len(pile) == 5


def test_only_what_was_read_is_signed_and_what_was_taken_out_waits(
    small: SmallSchool, pile: tuple[Letter, ...], panel_for: OpenPanel, qtbot: QtBot
) -> None:
    dialog = read_pile(panel_for(small.head), qtbot)
    read_on(dialog, qtbot, 3)
    QTest.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert dialog.side.count.text() == "2 of 5 read, 1 taken out, 2 to read"
    assert sign(dialog, qtbot) == "2 letters signed."
    assert states(small) == ["SIGNED", "SIGNED", "UNSIGNED", "UNSIGNED", "UNSIGNED"]
    assert [one.id for one in dialog.reader.pile.letters] == [3, 4, 5]
    assert dialog.line.words == "2 letters signed."
    dialog.close()
    assert len(pile) == 5


def test_a_wrong_password_is_said_and_is_not_kept_in_its_field(
    small: SmallSchool, pile: tuple[Letter, ...], panel_for: OpenPanel, qtbot: QtBot
) -> None:
    dialog = read_pile(panel_for(small.head), qtbot)
    dialog.side.password.setFocus()
    QTest.keyClicks(dialog.focusWidget(), "wrong herons")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not your password" in dialog.line.words)
    assert dialog.side.password.text == ""
    assert waiting_letters(small.head) == pile
    assert sign(dialog, qtbot) == "1 letter signed."
    dialog.close()


def test_a_letter_is_sent_back_with_a_reason(
    small: SmallSchool, pile: tuple[Letter, ...], panel_for: OpenPanel, qtbot: QtBot
) -> None:
    dialog = read_pile(panel_for(small.head), qtbot)
    dialog.side.back.click()
    form = dialog.findChild(SendBackDialog)
    assert isinstance(form, SendBackDialog)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(form.why, Qt.Key.Key_Return, control)
    assert form.boxes["why"].finding
    QTest.keyClicks(form.why, "Say thank you")
    with qtbot.waitSignal(dialog.said):
        QTest.keyClick(form.why, Qt.Key.Key_Return, control)
    assert states(small)[0] == "WITHDRAWN"
    assert len(dialog.reader.pile.letters) == 4
    dialog.close()
    assert len(pile) == 5


def test_without_a_signature_the_pile_is_left_for_ink(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    give_parents(small)
    write_pile(small.head, small.pupils)
    panel = panel_for(small.head)
    dialog = read_pile(panel, qtbot)
    assert not dialog.side.sign.isVisible()
    assert dialog.side.set_up.isVisible()
    read_on(dialog, qtbot, 2)
    with qtbot.waitSignal(dialog.said) as said:
        dialog.side.ink.click()
    assert said.args == ["2 letters left for ink."]
    assert states(small)[:3] == ["SIGNED", "SIGNED", "UNSIGNED"]
    dialog.close()


def test_a_head_whose_password_was_set_by_another_is_told_to_draw_again(
    small: SmallSchool, pile: tuple[Letter, ...], panel_for: OpenPanel, qtbot: QtBot
) -> None:
    admin = make.make_person(small.db, small.school, "Ada Min", Role.ADMINISTRATOR)
    reset_secret(small.desk(admin), small.head.who.person, "temporary lantern", CHEAP)
    dialog = read_pile(panel_for(small.head), qtbot)
    assert "set by somebody else" in dialog.side.no_signature.text()
    assert dialog.side.set_up.isVisible()
    assert not dialog.side.sign.isVisible()
    dialog.close()
    assert waiting_letters(small.head) == pile


def test_a_pile_may_be_left_while_its_pages_are_made(
    small: SmallSchool, pile: tuple[Letter, ...], panel_for: OpenPanel
) -> None:
    panel = panel_for(small.head)
    QTest.keyClick(panel.to_sign, Qt.Key.Key_Return)
    dialog = panel.errands.dialog
    assert isinstance(dialog, ReadPileDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert waiting_letters(small.head) == pile


def test_a_stopped_pile_says_how_many_are_left(
    small: SmallSchool, pile: tuple[Letter, ...], panel_for: OpenPanel, qtbot: QtBot
) -> None:
    dialog = read_pile(panel_for(small.head), qtbot)
    read_on(dialog, qtbot, 5)
    dialog.line.began.connect(dialog.reject)  # Escape at once
    words = sign(dialog, qtbot)
    assert "Stopped: 5 not reached." in words
    assert waiting_letters(small.head) == pile
    dialog.close()


def test_the_office_sees_the_drafts_and_signs_nothing(
    small: SmallSchool, pile: tuple[Letter, ...], panel_for: OpenPanel, qtbot: QtBot
) -> None:
    panel = panel_for(small.office)
    assert not panel.signature.isVisible()
    assert not panel.read.isVisible()
    QTest.keyClick(panel.to_sign, Qt.Key.Key_Return)
    dialog = panel.errands.dialog
    assert isinstance(dialog, PapersDialog)
    qtbot.waitUntil(lambda: "DRAFT" in dialog.turner.view.accessibleDescription())
    assert not dialog.buttons.print_button.isVisible()
    with qtbot.assertNotEmitted(dialog.buttons.asked):
        QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog.close()
    assert waiting_letters(small.head) == pile


@pytest.fixture
def to_print(small: SmallSchool, pile: tuple[Letter, ...]) -> tuple[Letter, ...]:
    leave_for_ink(small.head, pile[:3])
    return pile[:3]


def test_the_office_prints_what_is_signed(
    small: SmallSchool,
    to_print: tuple[Letter, ...],
    panel_for: OpenPanel,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    panel = panel_for(small.office)
    panel.tabs.setCurrentIndex(2)
    assert panel.print_all.text() == "Print 3 letters…"
    chosen = a_printer(tmp_path / "letter.pdf")
    panel.errands.printing.choose_printer = lambda *_asked: chosen
    with qtbot.waitSignal(panel.said) as said:
        panel.print_all.click()
    assert said.args == ["3 letters printed."]
    assert len(page_sizes((tmp_path / "letter.pdf").read_bytes())) == 1  # one job a letter
    assert states(small)[:3] == ["PRINTED"] * 3
    assert panel.tabs.tabText(2) == "Signed and sent"
    assert not panel.print_all.isEnabled()
    assert len(to_print) == 3


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_fails_is_said_and_leaves_the_letter_unprinted(
    small: SmallSchool,
    to_print: tuple[Letter, ...],
    panel_for: OpenPanel,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    panel = panel_for(small.office)
    panel.tabs.setCurrentIndex(2)
    panel.errands.printing.choose_printer = lambda *_asked: a_printer(tmp_path / "no" / "x.pdf")
    with qtbot.waitSignal(panel.said):
        panel.print_all.click()
    assert panel.line.words.startswith("L00001: Not printed")
    assert "It still counts as not printed." in panel.line.words
    assert states(small)[:3] == [LetterState.SIGNED.name] * 3
    assert panel.tabs.tabText(2) == "Signed and sent (3 to print)"
    assert len(to_print) == 3


def test_printing_again_asks_why(
    small: SmallSchool,
    to_print: tuple[Letter, ...],
    panel_for: OpenPanel,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    panel = panel_for(small.office)
    panel.tabs.setCurrentIndex(2)
    panel.errands.printing.choose_printer = lambda *_asked: a_printer(tmp_path / "letter.pdf")
    with qtbot.waitSignal(panel.said):
        panel.print_all.click()
    panel.again.click()
    form = panel.errands.dialog
    assert isinstance(form, PrintAgainDialog)
    QTest.keyClick(form.why, Qt.Key.Key_Return)
    assert form.boxes["why"].finding == "Say why it is printed again."
    QTest.keyClicks(form.why, "Lost in the post")
    with qtbot.waitSignal(panel.said):
        QTest.keyClick(form.why, Qt.Key.Key_Return)
    chosen = panel.sent.current()
    assert chosen is not None
    assert chosen.events[-1].words == "Lost in the post"
    assert len(to_print) == 3


def test_an_empty_desk_says_so(small: SmallSchool, panel_for: OpenPanel) -> None:
    panel = panel_for(small.head)
    assert panel.notice.words == "Nothing waits for a decision."
    QTest.keyClick(panel.tabs, Qt.Key.Key_F7)
    assert panel.notice.words == "No letter waits for a signature."
    assert not panel.read.isVisible()


def test_enter_on_a_request_goes_to_where_it_is_decided(
    small: SmallSchool, panel_for: OpenPanel, qtbot: QtBot
) -> None:
    number = ask(small, 0)
    panel = panel_for(small.head)
    assert panel.tabs.tabText(0) == "To decide 1"
    with qtbot.waitSignal(panel.went) as went:
        QTest.keyClick(panel.decisions, Qt.Key.Key_Return)
    assert went.args == ["decide_leave", number]
