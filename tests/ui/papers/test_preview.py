"""Papers are made, shown, turned by keys, printed on a printer that writes a file, and saved."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from io import BytesIO
from threading import Event
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QObject, Qt, QThreadPool
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.documents.page import LANDSCAPE, PORTRAIT, Pages
from desktop.errors import PrinterError, RuleError
from desktop.storage.admissions.pupil_pages import history_of
from desktop.tasks.papers.paper import Paper, heading_for
from desktop.ui.background import BackgroundTask
from desktop.ui.papers.papers_dialog import PapersDialog
from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.papers.printing import print_papers
from desktop.ui.papers.rendering import page_for_printer, page_picture, page_sizes
from tests.documents.facts import HEADING
from tests.picture import nameless

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

    OpenDeskFor = Callable[[Desk], Callable[[], AbstractContextManager[Desk]]]
    Show = Callable[..., PapersDialog]


def _made(desk: Desk, title: str, pages: int, pupil: int | None) -> Paper:
    page = Pages(heading_for(desk, title), LANDSCAPE if pages > 1 else PORTRAIT)
    for number in range(1, pages + 1):
        page.paragraph(f"Body of {title}, sheet {number}")
        if number < pages:
            page.new_page()
    subject = ("pupil", pupil) if pupil else None
    return Paper(title, f"{title}.pdf", page.finish(), subject)


def _job(title: str, pages: int = 1, pupil: int | None = None) -> PaperJob:
    return PaperJob(title, partial(_made, title=title, pages=pages, pupil=pupil))


def _refused(_desk: Desk) -> Paper:
    raise RuleError("There is no such class.", "Choose the class again.")


REFUSED = PaperJob("Register of 9Z", _refused)


@pytest.fixture
def show(small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot) -> Show:
    """Show papers over a window and wait until all of them are made."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)

    def make(*jobs: PaperJob) -> PapersDialog:
        dialog = show_papers(window, open_desk_for(small.office), jobs)
        qtbot.addWidget(dialog)
        with qtbot.waitSignal(dialog.all_made):
            pass
        return dialog

    return make


def _printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setResolution(150)
    printer.setOutputFileName(str(path))
    return printer


def _choosing(chosen: object) -> Callable[..., object]:
    def choose(*_asked: object) -> object:
        if isinstance(chosen, Exception):
            raise chosen
        return chosen

    return choose


def _finish(qtbot: QtBot, dialog: PapersDialog, key: Qt.Key) -> str:
    with qtbot.waitSignal(dialog.said) as said:
        QTest.keyClick(dialog, key, Qt.KeyboardModifier.ControlModifier)
    return str(said.args[0])


def test_the_page_itself_is_shown_and_can_be_announced(show: Show, qtbot: QtBot) -> None:
    dialog = show(_job("Register of 6B"))
    qtbot.waitUntil(partial(_shows_a_page, dialog))
    assert dialog.turner.view.accessibleName() == "Page 1 of 1: Register of 6B"
    assert "Body of Register of 6B, sheet 1" in dialog.turner.view.accessibleDescription()
    assert nameless(dialog) == []


def test_the_window_may_be_gone_before_its_papers_are_made(
    small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot
) -> None:
    window, gone, made = QWidget(), Event(), list[str]()
    qtbot.addWidget(window)

    def slow(desk: Desk) -> Paper:
        gone.wait(5)
        paper = _made(desk, "6A", 1, None)
        made.append(paper.title)
        return paper

    dialog = show_papers(window, open_desk_for(small.office), [PaperJob("6A", slow)] * 2)
    shiboken6.delete(dialog)
    gone.set()
    assert QThreadPool.globalInstance().waitForDone(10_000)
    assert made == ["6A", "6A"]


def test_keys_turn_pages_and_go_on_to_the_next_paper(show: Show) -> None:
    dialog = show(_job("6A", 2), _job("6B"))
    seen = []
    for key in (Qt.Key.Key_PageDown,) * 3 + (Qt.Key.Key_PageUp,) * 3:
        seen.append((dialog.choice.currentText(), dialog.turner.words))
        QTest.keyClick(dialog.turner.view, key)
    first, second = ("6A", "Page 1 of 2"), ("6A", "Page 2 of 2")
    assert seen == [first, second, *[("6B", "Page 1 of 1")] * 2, second, first]


@pytest.mark.parametrize(("pages", "wide"), [(1, False), (2, True)])
def test_printing_paints_every_page_as_it_lies(
    show: Show, qtbot: QtBot, tmp_path: Path, pages: int, wide: bool
) -> None:
    dialog = show(_job("Register of 6B", pages))
    dialog.choose_printer = _choosing(_printer(tmp_path / "out.pdf"))  # type: ignore[assignment]
    words = _finish(qtbot, dialog, Qt.Key.Key_P)
    assert words.startswith("Printed Register of 6B")
    printed = (tmp_path / "out.pdf").read_bytes()
    assert [size.is_wide for size in page_sizes(printed)] == [wide] * pages


def test_what_is_printed_is_what_was_shown(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show(_job("Register of 6B"))
    dialog.choose_printer = _choosing(_printer(tmp_path / "out.pdf"))  # type: ignore[assignment]
    _finish(qtbot, dialog, Qt.Key.Key_P)
    printed = page_picture((tmp_path / "out.pdf").read_bytes(), 0, 60)
    shown = page_picture(dialog.papers[0].pdf, 0, 60)
    differ = sum(
        abs(printed.pixelColor(x, y).value() - shown.pixelColor(x, y).value())
        for x in range(60)
        for y in range(80)
    )
    assert differ / (60 * 80) < 8  # of 255: the same page, resampled


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_printing_a_childs_record_is_kept_and_a_printer_that_fails_is_not(
    show: Show, qtbot: QtBot, tmp_path: Path, small: SmallSchool
) -> None:
    pupil = small.pupils[0]
    dialog = show(_job("Record", 1, pupil))
    dialog.choose_printer = _choosing(_printer(tmp_path / "gone" / "out.pdf"))  # type: ignore[assignment]
    assert _finish(qtbot, dialog, Qt.Key.Key_P).startswith("Not printed:")
    assert history_of(small.db, "pupil", pupil) == ()
    dialog.choose_printer = _choosing(_printer(tmp_path / "out.pdf"))  # type: ignore[assignment]
    _finish(qtbot, dialog, Qt.Key.Key_P)
    assert [change.what for change in history_of(small.db, "pupil", pupil)] == ["printed"]


def test_several_are_saved_in_a_folder(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show(_job("6A"), _job("6B"))
    dialog.choose_place = _choosing(tmp_path)  # type: ignore[assignment]
    assert _finish(qtbot, dialog, Qt.Key.Key_S) == f"Saved 2 papers in {tmp_path.name}."
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["6A.pdf", "6B.pdf"]
    assert (tmp_path / "6A.pdf").read_bytes() == dialog.papers[0].pdf


def test_printed_and_saved_in_one_press(show: Show, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = show(_job("6A"))
    dialog.choose_printer = _choosing(_printer(tmp_path / "out.pdf"))  # type: ignore[assignment]
    dialog.choose_place = _choosing(tmp_path / "mine.pdf")  # type: ignore[assignment]
    with qtbot.waitSignal(dialog.said) as said:
        dialog.buttons.both_button.click()
    assert said.args == ["Saved as mine.pdf. Printed 6A: 1 page."]


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (None, "Nothing was printed or saved."),
        (
            PrinterError("This computer has no printer.", "Save it."),
            "This computer has no printer.",
        ),
    ],
)
def test_leaving_the_printers_question_prints_nothing(
    show: Show, chosen: object, words: str
) -> None:
    dialog = show(_job("6A"))
    dialog.choose_printer = _choosing(chosen)  # type: ignore[assignment]
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert dialog.line.words.startswith(words)


def test_a_paper_that_cannot_be_made_is_said_and_the_rest_are_there(show: Show) -> None:
    dialog = show(_job("6A"), REFUSED, _job("6B"))
    assert [paper.title for paper in dialog.papers] == ["6A", "6B"]
    assert dialog.line.words == ("Register of 9Z: There is no such class. Choose the class again.")


def test_many_that_cannot_be_made_are_counted(show: Show) -> None:
    dialog = show(*[REFUSED] * 7)
    assert dialog.line.words.endswith("and 3 papers more could not be made.")


def test_nothing_to_print_when_the_only_paper_could_not_be_made(show: Show) -> None:
    dialog = show(REFUSED)
    assert not dialog.buttons.print_button.isEnabled()


def test_making_many_can_be_stopped(
    small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot
) -> None:
    def first(desk: Desk) -> Paper:
        dialog.line.stop()
        return _made(desk, "0", 1, None)

    jobs = (PaperJob("0", first), *(_job(f"{number}") for number in range(1, 50)))
    dialog = PapersDialog(None, open_desk_for(small.office), jobs)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.all_made):
        dialog.begin()
    assert len(dialog.papers) == 1
    assert dialog.line.words == "Stopped after 1 of 50."


def test_a_printer_that_is_stopped_has_not_printed(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    owner = QObject()
    task = BackgroundTask(nullcontext, _nothing, owner)
    task.cancel()
    papers = [Paper("6A", "6A.pdf", Pages(HEADING).finish())]
    with pytest.raises(PrinterError, match="Stopped: not printed"):
        print_papers(_printer(tmp_path / "out.pdf"), papers, task)


def _nothing(_desk: None, _task: BackgroundTask) -> None:
    """Never run."""


def test_a_window_that_is_closed_goes_on_printing_and_it_is_said(
    small: SmallSchool, open_desk_for: OpenDeskFor, qtbot: QtBot, tmp_path: Path
) -> None:
    window, said = QWidget(), list[str]()
    qtbot.addWidget(window)  # not the dialog: it goes by itself
    job = _job("6A", 3, small.pupils[0])
    dialog = show_papers(window, open_desk_for(small.office), [job])
    with qtbot.waitSignal(dialog.all_made):
        pass
    dialog.said.connect(said.append)
    dialog.choose_printer = _choosing(_printer(tmp_path / "out.pdf"))  # type: ignore[assignment]
    with qtbot.waitSignal(dialog.finished_work):
        QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    assert [words.partition(":")[0] for words in said] == [
        "The papers go on to the printer or the file. What comes of it is said here.",
        "Printed 6A",
    ]
    assert [change.what for change in history_of(small.db, "pupil", small.pupils[0])] == ["printed"]


def test_the_pages_that_were_asked_for_are_printed(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show(_job("6A", 3))
    printer = _printer(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    dialog.choose_printer = _choosing(printer)  # type: ignore[assignment]
    assert _finish(qtbot, dialog, Qt.Key.Key_P) == "Printed 6A: 1 page."


def test_a_place_that_is_gone_is_said_and_it_still_prints(
    show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = show(_job("6A"))
    dialog.choose_printer = _choosing(_printer(tmp_path / "out.pdf"))  # type: ignore[assignment]
    dialog.choose_place = _choosing(tmp_path / "gone" / "mine.pdf")  # type: ignore[assignment]
    with qtbot.waitSignal(dialog.said) as said:
        dialog.buttons.both_button.click()
    assert said.args[0].startswith("mine.pdf could not be written.")
    assert said.args[0].endswith("Printed 6A: 1 page.")


@pytest.mark.parametrize(("logo", "colour", "grey"), [(True, True, False), (True, False, True),
                                                      (False, True, True)])  # fmt: skip
def test_only_a_logo_on_a_colour_printer_is_painted_in_colour(
    logo: bool, colour: bool, grey: bool
) -> None:
    made = BytesIO()
    Image.new("RGB", (20, 20), (200, 30, 30)).save(made, "PNG")
    heading = replace(HEADING, logo=made.getvalue() if logo else None)
    picture = page_for_printer(Pages(heading).finish(), 0, 72, colour=colour)
    assert picture.isGrayscale() is grey


def test_the_whole_page_fits_the_window(show: Show, qtbot: QtBot) -> None:
    dialog = show(_job("6A"))
    qtbot.waitUntil(partial(_shows_a_page, dialog))
    with qtbot.waitSignal(dialog.turner.shown):
        dialog.turner.whole.setChecked(True)
    qtbot.waitUntil(partial(_needs_no_scrolling, dialog))


def _shows_a_page(dialog: PapersDialog) -> bool:
    return dialog.turner.view.accessibleName().startswith("Page ")


def _needs_no_scrolling(dialog: PapersDialog) -> bool:
    return dialog.turner.view.verticalScrollBar().maximum() == 0
