"""The slow parts of an import, each run with a desk of its own off the screen's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.tasks.exchange import import_files
from desktop.tasks.exchange.look_at_columns import look_at_columns

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from desktop.tasks.exchange.import_files import Choices, Loaded, Wish
    from desktop.tasks.exchange.look_at_columns import FileLook
    from desktop.tasks.exchange.read_import import Applied
    from desktop.ui.background import BackgroundTask


def read_file(wish: Wish, desk: Desk, task: BackgroundTask) -> Loaded:
    """Read a file and work out what it would do."""
    return import_files.load(desk, wish, task.progress, task.is_cancelled)


def look_again(loaded: Loaded, wish: Wish, desk: Desk, task: BackgroundTask) -> Loaded:
    """Work out anew what the file would do."""
    return import_files.look_again(desk, loaded, wish, task.is_cancelled)


def look_at_file(wish: Wish, desk: Desk, _task: BackgroundTask) -> FileLook:
    """Read the headings and a few values; FileRefused for a file that has none."""
    look = look_at_columns(desk, wish.path, wish.kind)
    if look is None:
        raise FileRefused(f"{wish.path.name} has no columns.", "It is read as it is.")
    return look


def apply_file(loaded: Loaded, choices: Choices, desk: Desk, task: BackgroundTask) -> Applied:
    """Do what the preview showed."""
    return import_files.apply(desk, loaded, choices, task.progress, task.is_cancelled)
