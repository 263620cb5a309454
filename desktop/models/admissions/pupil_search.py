"""Finding a child by any part of any name, however it is spelt, fast enough for every key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import search_key, search_words, sounds_like

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date

_APART = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """What the finder shows of a child; `where` is class and year, or that the child left."""

    pupil: int
    name: str
    forename: str
    surname: str
    legal_name: str
    names: tuple[str, ...]
    birth_date: date
    where: str
    is_on_roll: bool
    year_group: str = ""
    siblings: tuple[str, ...] = ()

    @property
    def other_name(self) -> str:
        """The legal name where the class knows the child by another."""
        plain = " ".join(self.legal_name.split())
        return plain if plain != self.name else ""


@dataclass(frozen=True, slots=True)
class _Indexed:
    found: Findable
    whole: str  # every name folded, a space before each
    known: str  # the same of the name the child is known by
    sounds: str  # how each sounds, a space before and after each


class PupilSearch:
    """Everything folded once, so that a key press only compares."""

    def __init__(self, everyone: Iterable[Findable]) -> None:
        self._everyone = sorted(everyone, key=_order)
        self._indexed: list[_Indexed] = []

    def prepare(self) -> None:
        """Fold every name; the first search does it otherwise."""
        self._indexed = self._indexed or list(map(_index, self._everyone))

    @property
    def on_roll(self) -> tuple[int, ...]:
        """The numbers of those who are on roll."""
        return tuple(one.pupil for one in self._everyone if one.is_on_roll)

    def find(
        self,
        typed: str,
        at_most: int = 50,
        likely: Container[int] = (),
        *,
        only_on_roll: bool = False,
    ) -> tuple[Findable, ...]:
        """Return those with every word typed, names that begin so first, then by surname.

        Of those that match alike the `likely` ones, by number, come before the others, and those
        known by that name before those who have it as a legal name, or a class's; the other way
        round where more than one name is typed, for then one child is meant.
        """
        words = search_words(typed)
        if not words:
            return tuple(sorted(self._everyone, key=_has_left)[:at_most])
        self.prepare()
        sounds = tuple(map(sounds_like, words))
        ranked = []
        for place, one in enumerate(self._indexed):
            found = one.found
            rank = _rank(one, words, sounds) if found.is_on_roll or not only_on_roll else None
            if rank is not None:
                sides = (found.pupil not in likely, not _is_known(one, words))
                order = (rank, *(sides if len(words) == 1 else sides[::-1]), place)
                ranked.append((not found.is_on_roll, order, found))
        ranked.sort(key=_by_rank)
        return tuple(found for *_, found in ranked[:at_most])


def _index(found: Findable) -> _Indexed:
    words = {word for name in found.names for word in _APART.split(name) if word}
    keys = _keys((*found.names, *words))
    known = (found.forename, found.surname)
    known_keys = _keys((*known, *(word for name in known for word in _APART.split(name))))
    sounds = {sound for word in words if word.isalpha() and (sound := sounds_like(word))}
    return _Indexed(found, keys, known_keys, f" {' '.join(sorted(sounds))} ")


def _keys(names: Iterable[str]) -> str:
    return "".join(f" {key}" for name in names if (key := search_key(name)))


def _is_known(one: _Indexed, words: tuple[str, ...]) -> bool:
    return all(f" {word}" in one.known for word in words)


def _order(found: Findable) -> tuple[str, str, str]:
    return search_key(found.surname), search_key(found.forename), found.surname


def _has_left(found: Findable) -> bool:
    return not found.is_on_roll


def _by_rank(
    ranked: tuple[bool, tuple[int, ...], Findable],
) -> tuple[bool, tuple[int, ...]]:
    return ranked[:2]


def _rank(one: _Indexed, words: tuple[str, ...], sounds: tuple[str, ...]) -> int | None:
    """0 where every word begins a name, 1 within a name, 2 by sound; None for no match."""
    worst = 0
    for word, sound in zip(words, sounds, strict=True):
        if word in one.whole:
            worst = max(worst, 0 if f" {word}" in one.whole else 1)
        elif sound and f" {sound} " in one.sounds:
            worst = 2
        else:
            return None
    return worst
