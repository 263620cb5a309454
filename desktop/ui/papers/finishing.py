"""What is done with papers that have been shown: printed, saved, or both, in the background."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.errors import SchoolError
from desktop.tasks.papers.paper import keep_use
from desktop.tasks.papers.save_papers import save_all, save_paper
from desktop.ui.papers.printing import print_papers
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper
    from desktop.ui.background import BackgroundTask


@dataclass(frozen=True)
class Finishing:
    """Where papers go: to a printer, to a file or (several) a folder, or to both."""

    papers: tuple[Paper, ...]
    printer: QPrinter | None = None
    target: Path | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """What was done, in words; `trouble` is what was not and why."""

    done: str
    trouble: str = ""


def choose_place(parent: QWidget, papers: Sequence[Paper]) -> Path | None:
    """Ask for a file for one paper, a folder for several; None when the person leaves."""
    if len(papers) > 1:
        chosen = QFileDialog.getExistingDirectory(parent, "Save the papers in a folder")
        return Path(chosen) if chosen else None
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Save as a PDF", papers[0].file_name, "PDF (*.pdf)"
    )
    return Path(chosen).with_suffix(".pdf") if chosen else None


def finish(work: Finishing, desk: Desk, task: BackgroundTask) -> Finished:
    """Save, which is sooner done, then print; where one fails the other is done all the same."""
    done, trouble = [], []
    for part in (_save, _print):
        try:
            done.append(part(work, desk, task))
        except SchoolError as error:
            trouble.append(f"{error.title} {error.advice}".strip())
    return Finished(" ".join(filter(None, done)), " ".join(trouble))


def _print(work: Finishing, desk: Desk, task: BackgroundTask) -> str:
    if work.printer is None:
        return ""
    pages = print_papers(work.printer, work.papers, task)
    keep_use(desk, work.papers, "printed")
    return f"Printed {_named(work.papers)}: {counted(pages, 'page')}."


def _save(work: Finishing, desk: Desk, _task: BackgroundTask) -> str:
    target = work.target
    if target is None:
        return ""
    if len(work.papers) > 1:
        save_all(work.papers, target)
        words = f"Saved {_named(work.papers)} in {target.name}."
    else:
        words = f"Saved as {save_paper(work.papers[0], target).name}."
    keep_use(desk, work.papers, "saved as a file")
    return words


def _named(papers: Sequence[Paper]) -> str:
    return papers[0].title if len(papers) == 1 else counted(len(papers), "paper")
