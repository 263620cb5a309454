"""Showing papers before they are printed or saved; what is heavy is loaded when one is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.papers.papers_dialog import PapersDialog


@dataclass(frozen=True, slots=True)
class PaperJob:
    """A paper to be made: what it is called meanwhile, and the errand that makes it."""

    title: str
    make: Callable[[Desk], Paper]


def show_papers(
    parent: QWidget,
    open_desk: Callable[[], AbstractContextManager[Desk]],
    jobs: Sequence[PaperJob],
) -> PapersDialog:
    """Make papers in the background and show them; the dialog's `said` tells what was done."""
    from desktop.ui.papers.papers_dialog import PapersDialog  # noqa: PLC0415 - loads PDFium

    dialog = PapersDialog(parent, open_desk, tuple(jobs))
    dialog.begin()
    return dialog
