"""Import: a file from another program, previewed whole, then taken in all at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.tasks.exchange.import_files import Stopped, Wish
from desktop.ui.panel import Panel
from desktop.ui.widgets.imports.choose_file import ChooseFile
from desktop.ui.widgets.imports.column_fields import ColumnFields
from desktop.ui.widgets.imports.file_runner import FileRunner
from desktop.ui.widgets.imports.file_work import apply_file, look_again, look_at_file, read_file
from desktop.ui.widgets.imports.import_words import done_words
from desktop.ui.widgets.imports.preview_page import PreviewPage
from desktop.ui.widgets.imports.reading_file import ReadingFile
from desktop.ui.widgets.words import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    from desktop.errors import SchoolError
    from desktop.tasks.desk import Desk
    from desktop.tasks.exchange.import_files import Loaded
    from desktop.tasks.exchange.look_at_columns import FileLook
    from desktop.tasks.exchange.read_import import Applied


class ImportFilesPanel(Panel):
    """The place "Import"; `show_what` takes the path of a file to begin with."""

    goes_when_left = True

    def __init__(self, desk: Desk, open_desk: Callable[[], AbstractContextManager[Desk]]) -> None:
        super().__init__(desk, open_desk)
        self.runner = FileRunner(open_desk, self)
        self.choose = ChooseFile()
        self.reading = ReadingFile(self.runner.stop)
        self.preview = PreviewPage(self._apply, self._leave)
        self.columns = ColumnFields()
        self._wish = Wish(Path())
        self.stack = QStackedWidget()
        for page in (self.choose, self.reading, self.preview, self.columns):
            self.stack.addWidget(page)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(14)
        inside.addWidget(label("Import", "title"))
        inside.addWidget(self.stack, 1)
        self._connect()
        self.begin_at(self.choose.drop.button)

    @property
    def is_at_rest(self) -> bool:
        begun = self.runner.is_busy or self.stack.currentWidget() is not self.choose
        return not begun and not self.choose.notice.words

    def show_what(self, what: object) -> None:
        """Begin with a file by its path."""
        if isinstance(what, Path) and not self.runner.is_busy:
            self.begin(what)

    def begin(self, path: Path, kind: str = "") -> None:
        """Read a file and show what it would do."""
        self.preview.loaded = None
        self._read(Wish(path, kind or None, day=self._desk.today))

    def _connect(self) -> None:
        self.choose.chosen.connect(self.begin)
        self.choose.columns_wanted.connect(self._look_at_columns)
        self.columns.settled.connect(self._use_columns)
        self.preview.columns_wanted.connect(self._look_at_columns)
        self.preview.wished.connect(self._read)
        self.runner.began.connect(self._show_reading)
        self.runner.progressed.connect(self.reading.show_progress)
        self.runner.refused.connect(self._refuse)

    def _read(self, wish: Wish) -> None:
        self._wish = wish
        self.choose.clear()
        loaded = self.preview.loaded
        if loaded is not None and wish.mapping is loaded.wish.mapping:
            work = partial(look_again, loaded, wish)
        else:
            work = partial(read_file, wish)
        self.runner.run(f"Reading {wish.path.name}", work, self._show_loaded)

    def _show_loaded(self, loaded: Loaded) -> None:
        before = self.preview.loaded
        if before is not None and before.file is loaded.file:
            self.preview.show_again(loaded)
        else:
            self.preview.begin(loaded)
        self.stack.setCurrentWidget(self.preview)
        self.preview.tabs.setFocus()

    def _look_at_columns(self) -> None:
        work = partial(look_at_file, self._wish)
        self.runner.run(
            f"Looking at the columns of {self._wish.path.name}", work, self._show_columns
        )

    def _show_columns(self, look: FileLook) -> None:
        if self.preview.loaded is not None:
            self.preview.show_columns(look)
            self.stack.setCurrentWidget(self.preview)
            return
        self.columns.show_look(look)
        self.stack.setCurrentWidget(self.columns)

    def _use_columns(self, kind: str, mapping: Mapping[str, str]) -> None:
        self._read(Wish(self._wish.path, kind, mapping, self._wish.day))

    def _apply(self) -> None:
        loaded = self.preview.loaded
        if loaded is not None:
            work = partial(apply_file, loaded, self.preview.choices)
            self.runner.run(f"Importing {loaded.wish.path.name}", work, self._done)

    def _done(self, done: Applied) -> None:
        if self.preview.loaded is None:
            return
        words = done_words(self.preview.loaded, done)
        self._leave()
        self.choose.notice.say(words, "notice-ok")
        self.said.emit(words)
        self.changed.emit()

    def _leave(self) -> None:
        self.preview.loaded = None
        self.choose.clear()
        self.stack.setCurrentWidget(self.choose)
        self.choose.drop.button.setFocus()

    def _show_reading(self, words: str) -> None:
        self.reading.begin(words)
        self.stack.setCurrentWidget(self.reading)

    def _refuse(self, error: SchoolError) -> None:
        words = f"{error.title} {error.advice}".strip()
        if self.preview.loaded is not None:
            self.stack.setCurrentWidget(self.preview)
            self.preview.error.say(words, "notice-warn")
            return
        self.stack.setCurrentWidget(self.choose)
        self.choose.say_error(words, has_columns=not isinstance(error, Stopped))
