"""Papers saved as PDF files where the person says; none is left half written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from desktop.tasks.papers.paper import Paper


def save_paper(paper: Paper, path: Path) -> Path:
    """Write one paper in place of whatever has this name; StorageError says why it could not."""
    half = path.with_name(f".{path.name}.part")
    try:
        half.write_bytes(paper.pdf)
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise StorageError(
            f"{path.name} could not be written.", f"The computer says: {error.strerror}."
        ) from error
    return path


def save_all(papers: Iterable[Paper], folder: Path) -> tuple[Path, ...]:
    """Write papers into a folder under names of their own: a file that is there stays."""
    return tuple(save_paper(paper, _free(folder / paper.file_name)) for paper in papers)


def _free(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free
