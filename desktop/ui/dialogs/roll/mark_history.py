"""Every entry of one child for one session: the original, each change, by whom, when and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.marks.retention import kept_through
from desktop.tasks.admissions.show_pupil import mark_history
from desktop.ui.dialogs.page_dialog import PageDialog
from desktop.ui.fitted import keep_lines
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView
from desktop.ui.widgets.words import button, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.tasks.desk import Desk


class MarkHistoryDialog(PageDialog):
    """The newest entry is the mark that stands; nothing above it was changed or removed.

    `register_asked` carries the class and session, to look back at the whole register.
    """

    register_asked = Signal(int, object)

    def __init__(
        self, desk: Desk, pupil: Pupil, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__("How this mark came about", 960, parent)
        self.entries: FactView[Entry] = FactView("Entries, newest first", _COLUMNS, stretched=3)
        self.entries.wrap_all()
        self.entries.show_facts(mark_history(desk, pupil.id, session)[::-1])
        self._session = session
        self.look_back = button("Look back at the register", self._look_back, "", "file-clock")
        self.look_back.setVisible(self._group is not None)
        keep_lines(self.entries, 12)
        inside = self.inside
        inside.addWidget(label(f"{pupil.name}, {session}", "title", wraps=True))
        kept = f"Newest first. {kept_in_words(self.entries.facts.facts)}"
        inside.addWidget(label(kept, "hint", wraps=True))
        inside.addWidget(self.entries, 1)
        inside.addLayout(row(self.look_back, None, button("Close", self.accept, "primary")))

    @property
    def _group(self) -> int | None:
        """The class in which the child was marked; none where all marks were imported."""
        groups = (entry.group for entry in self.entries.facts.facts)
        return next((group for group in groups if group is not None), None)

    def _look_back(self) -> None:
        if self._group is not None:
            self.accept()
            self.register_asked.emit(self._group, self._session)


def kept_in_words(entries: Sequence[Entry]) -> str:
    """Say until when the entries are kept, all together: six years from the newest (reg 7)."""
    days = [london(entry.recorded_at).date() for entry in entries]
    if not days:
        return "Nothing is ever changed or taken away."
    last = day_in_words(max(kept_through(day) for day in days))
    return f"Nothing is changed or taken away; all of it is kept until {last} at least."


def moment_in_words(moment: datetime) -> str:
    """10 Nov 2026 08:57, in London."""
    at = london(moment)
    return f"{at.day} {at:%b %Y %H:%M}"


def _mark(entry: Entry) -> str:
    if not entry.code:
        return "taken back"
    return f"{entry.code} ({entry.minutes} min)" if entry.minutes else entry.code


def _why(entry: Entry) -> str:
    return "; ".join(words for words in (entry.reason, entry.note) if words)


def _who(entry: Entry) -> str:
    if not entry.name:
        return "the close" if entry.kind.value == "close" else "an import"
    return f"{entry.name}, {entry.position}" if entry.position else entry.name


def _kind(entry: Entry) -> str:
    return entry.kind.value


def _recorded(entry: Entry) -> str:
    return moment_in_words(entry.recorded_at)


_COLUMNS: tuple[Column[Entry], ...] = (
    Column("Mark", _mark),
    Column("How", _kind),
    Column("Recorded", _recorded),
    Column("Reason and note", _why),
    Column("By", _who),
)
