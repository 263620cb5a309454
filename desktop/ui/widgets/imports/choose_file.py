"""Choosing the file: by a button, or by dropping it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.tasks.exchange.import_files import KINDS
from desktop.ui.fitted import keep_room, put_picture
from desktop.ui.style import dress
from desktop.ui.widgets.imports.import_words import KIND_WORDS
from desktop.ui.widgets.words import Notice, button, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

_FILTER = "Lists and transfer files (*.csv *.tsv *.txt *.xlsx *.xml *.ics);;All files (*)"
_WHAT = (
    "Pupils, contacts and past marks from CSV, TSV, XLSX or a common transfer file (CTF, XML); "
    "term dates from CSV or ICS. You will see everything it would do before anything is written."
)


class ChooseFile(QWidget):
    """Emits the path and the kind that was said, empty when it is to be told from the file."""

    chosen = Signal(object, str)
    columns_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()
        self.columns = button("Say which column is which", self.columns_wanted.emit)
        self.columns.hide()
        self.kind = QComboBox()
        self.kind.addItem("Tell from the file", "")
        for kind in KINDS:
            self.kind.addItem(KIND_WORDS[kind], kind)
        self.drop = DropPlace(self.kind)
        self.drop.dropped.connect(self._choose)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(self.notice)
        inside.addLayout(row(self.columns, None))
        inside.addWidget(self.drop, 1)

    def say_error(self, words: str, *, has_columns: bool) -> None:
        """Say in place why the last file was refused."""
        self.notice.say(words, "notice-warn")
        self.columns.setVisible(has_columns)

    def clear(self) -> None:
        """Say nothing."""
        self.notice.clear()
        self.columns.hide()

    def _choose(self, path: Path) -> None:
        self.chosen.emit(path, self.kind.currentData())


class DropPlace(QFrame):
    """A place to drop one file on; the button does the same by keyboard."""

    dropped = Signal(object)

    def __init__(self, kind: QComboBox) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self.button = button("Choose a file…", self._ask, "primary", "upload")
        picture = QLabel()
        put_picture(picture, "upload", "muted", 40)
        what = label("What is it?")
        what.setBuddy(kind)
        kind.setAccessibleName("What the file is")
        middle = Qt.AlignmentFlag.AlignHCenter
        inside = QVBoxLayout(self)
        inside.setSpacing(14)
        inside.addStretch(1)
        inside.addWidget(picture, 0, middle)
        inside.addWidget(label("Drop a file here", "heading"), 0, middle)
        inside.addLayout(row(None, self.button, None))
        inside.addLayout(row(None, what, kind, None))
        words = label(_WHAT, "hint", wraps=True)
        keep_room(words, "n" * 44)
        words.setAlignment(middle)
        inside.addLayout(row(None, words, None))
        inside.addStretch(2)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
            dress(self, role="notice")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's own name
        dress(self, role="card")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        dress(self, role="card")
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def _ask(self) -> None:
        name, _filter = QFileDialog.getOpenFileName(self, "Choose a file", "", _FILTER)
        if name:
            self.dropped.emit(Path(name))
