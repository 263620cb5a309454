"""The form to ask for leave, shown before it is printed: blank, or filled with a request."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.papers.preview import PaperJob, show_papers

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.papers.papers_dialog import PapersDialog


def show_blank(
    parent: QWidget, open_desk: Callable[[], AbstractContextManager[Desk]]
) -> PapersDialog:
    """Show the form to give out."""
    return show_papers(parent, open_desk, [PaperJob("the blank form", _blank)])


def show_filled(
    parent: QWidget, open_desk: Callable[[], AbstractContextManager[Desk]], number: int
) -> PapersDialog:
    """Show the form filled with a request."""
    return show_papers(parent, open_desk, [PaperJob("the form", partial(_filled, number))])


def _blank(desk: Desk) -> Paper:
    from desktop.tasks.leave.print_request import blank_form  # noqa: PLC0415 - makes papers

    return blank_form(desk)


def _filled(number: int, desk: Desk) -> Paper:
    from desktop.tasks.leave.print_request import filled_form  # noqa: PLC0415 - makes papers

    return filled_form(desk, number)
