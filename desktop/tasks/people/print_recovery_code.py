"""The recovery code on paper, made as a PDF where the person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.recovery_sheet import RecoverySheet, recovery_sheet
from desktop.errors import StorageError
from desktop.models.organisation.staff import Duty
from desktop.tasks.organisation.set_up_school import the_school

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.tasks.desk import Desk


def write_sheet(desk: Desk, code: str, path: Path) -> None:
    """Write the sheet for a code that has just been made; the file knows only its fingerprint."""
    desk.need(Duty.SET_UP)
    sheet = RecoverySheet(the_school(desk).name, desk.who.name, code, desk.today)
    try:
        path.write_bytes(recovery_sheet(sheet))
    except OSError as error:
        raise StorageError(
            f"{path.name} could not be written.", f"The computer says: {error.strerror}."
        ) from error
