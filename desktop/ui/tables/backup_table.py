"""The columns of the list of backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.ui.tables.fact_table import Column

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.backup_rule import Backup


def backup_in_words(backup: Backup) -> str:
    """Say when a backup was made, by the school's clocks."""
    made = london(backup.made_at)
    return f"{day_in_words(made.date())}, {made:%H:%M}"


def _why(backup: Backup) -> str:
    return backup.why[:1].upper() + backup.why[1:]


def _made(backup: Backup) -> datetime:
    return backup.made_at


COLUMNS = (Column("Made", backup_in_words, order=_made), Column("Why", _why))
