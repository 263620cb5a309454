"""A pile of letters being read: which pages were seen, what was taken out, what may be signed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.models.letters.letter import Letter


@dataclass(frozen=True, slots=True)
class ReadPile:
    """Only a letter of which every page was on view is signed, unless it was taken out."""

    letters: tuple[Letter, ...]
    pages: Mapping[int, int] = field(default_factory=dict)
    seen: frozenset[tuple[int, int]] = frozenset()
    out: frozenset[int] = frozenset()

    def with_page(self, letter: int, page: int, pages: int) -> ReadPile:
        """One page of a letter with so many pages was on view."""
        known = {**self.pages, letter: pages}
        return replace(self, pages=known, seen=self.seen | {(letter, page)})

    def with_out(self, letter: int, *, is_out: bool) -> ReadPile:
        """A letter was taken out of the pile, or put back: it waits as it did."""
        return replace(self, out=self.out | {letter} if is_out else self.out - {letter})

    def without(self, letters: frozenset[int]) -> ReadPile:
        """Some letters are no longer on the desk."""
        left = tuple(one for one in self.letters if one.id not in letters)
        return replace(self, letters=left)

    def is_read(self, letter: int) -> bool:
        """Whether every page of a letter was on view."""
        pages = self.pages.get(letter, 0)
        return pages > 0 and all((letter, page) in self.seen for page in range(pages))

    @property
    def read(self) -> tuple[Letter, ...]:
        """The letters that were read and are in the pile: these are signed."""
        return tuple(one for one in self.letters if self.is_read(one.id) and one.id not in self.out)

    @property
    def unread(self) -> int:
        """How many letters in the pile are still to be read."""
        inside = sum(one.id not in self.out for one in self.letters)
        return inside - len(self.read)

    @property
    def words(self) -> str:
        """How far the reading is."""
        taken = sum(one.id in self.out for one in self.letters)
        parts = [f"{len(self.read)} of {len(self.letters)} read"]
        parts += [f"{taken} taken out"] if taken else []
        return ", ".join(parts)
