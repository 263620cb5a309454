"""Opening figures: a group's to its children, a child's to sessions, a session to its history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.models.record.working import sum_in_words
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.record import see_figures
from desktop.ui.dialogs.record.figure_children import FigureChildrenDialog
from desktop.ui.dialogs.record.figure_sessions import FigureSessionsDialog
from desktop.ui.dialogs.roll.mark_history import MarkHistoryDialog
from desktop.ui.messages import telling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.models.days.session import Session
    from desktop.models.record.figure_lines import FigureLine
    from desktop.models.record.glance import Figure, Part
    from desktop.models.record.spans import Span
    from desktop.tasks.desk import Desk
    from desktop.tasks.record.see_figures import Figures


class FigureWorking:
    """Each window stands before the one that it was opened from; Esc goes back."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        self._desk, self._window = desk, window

    def open_group(self, found: Figures, line: FigureLine, figure: Figure) -> None:
        """Show the children that a group's figure was made of."""
        with telling(self._window):
            theirs = see_figures.children_of(self._desk, found, line)
            counted = tuple(one for one in theirs if one.amount(figure))
            title = f"{figure.value}: {line.name}, {found.span.days}"
            dialog = FigureChildrenDialog(
                title, figure, counted, sum_in_words(figure, line.glance), self._window
            )
            dialog.opened.connect(partial(self._open_child_of, found, line, figure))
            dialog.open()

    def open_child(
        self, span: Span, line: FigureLine, parts: tuple[Part, ...], figure: Figure
    ) -> None:
        """Show the sessions that a child's figure was made of."""
        with telling(self._window):
            sessions = see_figures.sessions_of(self._desk, parts, figure)
            title = f"{figure.value}: {line.name}, {span.days}"
            total = sum_in_words(figure, line.glance)
            dialog = FigureSessionsDialog(title, sessions, total, self._window)
            dialog.opened.connect(partial(self._open_history, int(line.key or 0)))
            dialog.open()

    def _open_child_of(
        self, found: Figures, group: FigureLine, figure: Figure, line: FigureLine
    ) -> None:
        parts = tuple(one for one in found.parts_of(group) if line.holds(one))
        self.open_child(found.span, line, parts, figure)

    def _open_history(self, pupil: int, session: Session) -> None:
        with telling(self._window):
            child = pupil_here(self._desk, pupil)
            MarkHistoryDialog(self._desk, child, session, self._window).open()
