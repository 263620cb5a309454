"""How a mark came to be amended: original and amended entry, reason, date, name and position."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from desktop.models.marks.entry import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from desktop.models.days.session import Session
    from desktop.models.marks.entry import Entry
    from desktop.models.papers.class_sheet import KeptRegister


@dataclass(frozen=True, slots=True)
class AmendedMark:
    """One amendment of one pupil's mark; `original` is the first mark that stood at the close.

    `replaced` is what stood just before: it differs from the original from the second amendment on.
    """

    pupil: int
    session: Session
    original: str
    replaced: str
    amended: str
    reason: str
    at: datetime
    by: str

    @property
    def before(self) -> str:
        """The original mark and, where it differs, the one that stood last."""
        if self.replaced in (self.original, ""):
            return self.original
        return f"{self.original}, then {self.replaced}"


def amended_marks(
    entries: Iterable[Entry], kept: Mapping[Session, KeptRegister]
) -> tuple[AmendedMark, ...]:
    """Return every amendment after the close (reg 6), in the order of the entries.

    The entries are whole chains, by pupil and session and then oldest first. While a register is
    open its marks are being taken: changing one then amends nothing.
    """
    chains = (tuple(chain) for _, chain in groupby(entries, _place))
    return tuple(made for chain in chains for made in _of_chain(chain, kept))


def _place(entry: Entry) -> tuple[int, int]:
    return entry.pupil, entry.session.number


def _of_chain(
    chain: Sequence[Entry], kept: Mapping[Session, KeptRegister]
) -> Iterator[AmendedMark]:
    original = replaced = ""
    for entry in chain:
        register = kept.get(entry.session)
        is_open = register is not None and entry.recorded_at < register.closes
        if is_open or not original:
            original = replaced = entry.code
            continue
        yield AmendedMark(
            entry.pupil, entry.session, original, replaced, mark_in_words(entry), reason_of(entry),
            entry.recorded_at, author_of(entry),
        )  # fmt: skip
        replaced = entry.code


def mark_in_words(entry: Entry) -> str:
    """Return the code, with the minutes of a late one; "taken back" for none."""
    if not entry.code:
        return "taken back"
    return f"{entry.code} ({entry.minutes} min)" if entry.minutes else entry.code


def reason_of(entry: Entry) -> str:
    """Return why it was entered and the note on it, as they were written."""
    return "; ".join(words for words in (entry.reason, entry.note) if words)


def author_of(entry: Entry) -> str:
    """Return name and position as they were; the close and an import act for nobody."""
    if not entry.name:
        return "an import" if entry.kind is Kind.IMPORT else "the close"
    return f"{entry.name}, {entry.position}" if entry.position else entry.name
