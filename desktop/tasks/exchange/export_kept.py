"""Leave, travel, contracts and letters for an export, and the letters as they were signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.exchange.writing import write_bytes
from desktop.models.imports.book_lists import IDENTITY, identity
from desktop.storage.agreements.agreement_lists import AGREEMENTS
from desktop.storage.file.kept_list import rows_of
from desktop.storage.leave.leave_lists import LEAVE
from desktop.storage.letters.letter_lists import LETTERS
from desktop.storage.letters.signed_files import signed_file, signed_numbers
from desktop.storage.travel.travel_lists import TRAVEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from desktop.models.admissions.pupil import Pupil
    from desktop.storage.file.kept_list import KeptList
    from desktop.tasks.desk import Desk

KEPT = (*LEAVE, *TRAVEL, *AGREEMENTS, *LETTERS)
SIGNED = "signed_letters"
SIGNED_HEADING = (
    "Letter", "File", "Digest (SHA-256)", "Certificate", "Signed", "Signed by",
    "Is as it was signed",
)  # fmt: skip


def heading_of(kept: KeptList) -> tuple[str, ...]:
    """Return the headings of a list, with what tells a pupil from every other."""
    return (*IDENTITY, *kept.headings) if kept.is_about_pupils else kept.headings


def kept_rows(desk: Desk, kept: KeptList, known: Mapping[int, Pupil]) -> Iterator[list[Any]]:
    """Yield the rows of a list, with the child's name where they are about one."""
    for row in rows_of(desk.db, desk.school, kept):
        yield [*identity(known[row[0]]), *row[1:]] if kept.is_about_pupils else row


def signed_paths(desk: Desk, folder: Path) -> dict[int, Path]:
    """Return where each signed letter goes in a folder: signed_letters/L00012.pdf."""
    numbers = signed_numbers(desk.db, desk.school)
    return {number: folder / SIGNED / f"L{number:05d}.pdf" for number in numbers}


def signed_rows(desk: Desk, paths: Mapping[int, Path]) -> Iterator[list[Any]]:
    """Yield a line for each signed letter, and write it, byte for byte, where it has a path."""
    for number in signed_numbers(desk.db, desk.school):
        kept, path = signed_file(desk.db, number), paths.get(number)
        if kept is None:
            continue
        if path is not None:
            write_bytes(path, kept.pdf)
        yield [
            f"L{number:05d}", f"{SIGNED}/{path.name}" if path else "", kept.digest,
            kept.certificate, kept.signed_at.isoformat(), kept.name,
            "yes" if kept.is_as_kept else "no",
        ]  # fmt: skip
