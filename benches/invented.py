"""Invented new pupils, for files that are imported."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from desktop.models.admissions.upn import check_letter
from desktop.tasks.sample.names import ORIGINS

if TYPE_CHECKING:
    from collections.abc import Iterator


class Invented(NamedTuple):
    """One of them, as lists of pupils have it; the birth date is year, month and day."""

    upn: str
    surname: str
    forename: str
    born: tuple[int, int, int]
    year: int
    group: str
    house: int


def invented_pupils(many: int) -> Iterator[Invented]:
    """Give so many, the same each time."""
    dice = Random(many)
    for number in range(many):
        origin = dice.choice(ORIGINS)
        year = dice.randint(1, 6)
        rest = f"9998{number // 1000 % 1000:03}{year:02}{number % 1000:03}"
        yield Invented(
            check_letter(rest) + rest, dice.choice(origin.surnames), dice.choice(origin.girls),
            (2021 - year, dice.randint(1, 8), dice.randint(1, 28)), year,
            f"{year}{dice.choice('ABCDEFGHIJ')}", number % 200 + 1,
        )  # fmt: skip
