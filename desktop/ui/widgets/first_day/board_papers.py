"""The board's papers: what is open, the visits as a list, as forms and for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.papers.preview import PaperJob, show_papers
from desktop.ui.papers.print_now import PrintNow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper


class BoardPapers(PrintNow):
    """Loads what makes papers when the first is wanted."""

    def print_sheet(self) -> None:
        """Print what is open on the board now."""
        self.print_paper(PaperJob("what is open", _open_sheet))

    def print_visits(self) -> None:
        """Print today's visits as a list."""
        self.print_paper(PaperJob("the list of visits", _visit_list))

    def print_forms(self) -> None:
        """Print a form for each visit that is still to be made."""
        self.print_paper(PaperJob("the visits’ forms", _visit_forms))

    def show_for_phone(self, parent: QWidget) -> None:
        """Show the visits on one narrow page, to be saved for a phone."""
        job = PaperJob("the visits for a phone", _phone_page)
        show_papers(parent, self._open_desk, [job]).said.connect(self.said)


def _open_sheet(desk: Desk) -> Paper:
    from desktop.tasks.absence.print_board import open_paper  # noqa: PLC0415 - makes papers

    return open_paper(desk)


def _visit_list(desk: Desk) -> Paper:
    from desktop.tasks.absence.print_visits import list_paper  # noqa: PLC0415 - makes papers

    return list_paper(desk)


def _visit_forms(desk: Desk) -> Paper:
    from desktop.tasks.absence.print_visits import forms_paper  # noqa: PLC0415 - makes papers

    return forms_paper(desk)


def _phone_page(desk: Desk) -> Paper:
    from desktop.tasks.absence.print_visits import phone_paper  # noqa: PLC0415 - makes papers

    return phone_paper(desk)
