"""The front desk's book and what parents said, as rows of cells for an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.absence.message import Message
    from desktop.models.admissions.pupil import Pupil
    from desktop.models.imports.school_lists import Cell
    from desktop.models.site.signing import Signing

IDENTITY = (
    "UPN", "Admission number", "Legal surname", "Legal forename", "Date of birth",
)  # fmt: skip
FRONT_DESK = (
    *IDENTITY, "Session date", "AM or PM", "What was written down", "When", "Recorded", "By",
    "Position", "With whom", "Reason", "Line", "Takes back line", "Made entry",
)  # fmt: skip
MESSAGES = (
    *IDENTITY, "Message", "How it came", "Received", "Recorded", "By", "Position", "Who said it",
    "Relationship to the child", "Explains", "Words", "Reason given", "Code suggested",
    "From", "From AM or PM", "Until", "Until AM or PM", "Back on", "Withdrawn", "Withdrawn by",
    "Why withdrawn",
)  # fmt: skip


def identity(pupil: Pupil) -> list[Cell]:
    """Return what tells a pupil from every other, beside whatever else a row says."""
    return [
        pupil.upn, pupil.admission_number, pupil.legal_surname, pupil.legal_forename,
        pupil.birth_date,
    ]  # fmt: skip


def signing_row(pupil: Pupil, line: Signing) -> list[Cell]:
    """Return a line of the front desk's book, also one that was taken back."""
    return [
        *identity(pupil), line.session.day, line.session.half.name, line.kind.value,
        line.at.isoformat(), line.recorded_at.isoformat(), line.name, line.position,
        line.with_whom, line.reason, line.id, line.takes_back, line.entry,
    ]  # fmt: skip


def message_row(pupil: Pupil, said: Message, withdrawn: tuple[str, str]) -> list[Cell]:
    """Return a message beside one of the children it is about, also one that was withdrawn."""
    return [
        *identity(pupil), said.id, said.how.value, said.received_at.isoformat(),
        said.recorded_at.isoformat(), said.name, said.position, said.caller, said.relationship,
        "yes" if said.explains else "no", said.words, said.reason, said.code,
        said.first.day, said.first.half.name, said.last.day, said.last.half.name, said.back_on,
        _moment(said.withdrawn_at), *withdrawn,
    ]  # fmt: skip


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""
