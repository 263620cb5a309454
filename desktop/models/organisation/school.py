"""The school's own facts, and what is wrong with them before they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.finding import Finding, refused, warning
from desktop.models.organisation.local_authority import AUTHORITIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LARGEST_LOGO = 1_000_000  # bytes: every printed page carries it
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFacts:
    """What is printed on the school's papers; registers are kept here from `registers_from`."""

    name: str
    la: str
    estab: str
    registers_from: date
    address: str = ""
    phone: str = ""
    head: str = ""
    logo: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class School(SchoolFacts):
    """A school in the file, with its number there."""

    id: int


def school_findings(facts: SchoolFacts) -> list[Finding]:
    """Return what refuses the school's facts or warns about them, refusals first."""
    return [*_refusals(facts), *_warnings(facts)]


def _refusals(facts: SchoolFacts) -> Iterator[Finding]:
    if not facts.name.strip():
        yield refused("name", "The school needs a name.")
    if not _is_number(facts.la, 3):
        yield refused("la", "The local authority's number has 3 digits.")
    if not _is_number(facts.estab, 4):
        yield refused("estab", "The establishment number has 4 digits.")
    if facts.logo is not None and not facts.logo.startswith(_PICTURES):
        yield refused("logo", "The logo must be a PNG or JPEG picture.")
    elif facts.logo is not None and len(facts.logo) > LARGEST_LOGO:
        yield refused("logo", "The logo is larger than 1 MB: save it smaller.")


def _is_number(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


def _warnings(facts: SchoolFacts) -> Iterator[Finding]:
    if _is_number(facts.la, 3) and facts.la not in AUTHORITIES:
        yield warning("la", f"{facts.la} is not the number of a local authority in England.")
