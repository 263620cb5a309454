"""A pile that is being read: nothing is signed of which a page was not on view."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.models.letters.letter import Letter, LetterKind
from desktop.models.letters.read_pile import ReadPile


def a_letter(number: int) -> Letter:
    return Letter(
        id=number, kind=LetterKind.GRANTED, about=("leave request", number), pupils=(number,),
        names=("Aisha Ahmed",), made_at=datetime(2026, 11, 10, tzinfo=UTC), by="Hilda Head",
        template="leave granted", subject="Leave", words="Dear {parent}", addressee="Mrs A Ahmed",
    )  # fmt: skip


PILE = ReadPile(tuple(a_letter(number) for number in (1, 2, 3)))


def numbers(pile: ReadPile) -> list[int]:
    return [one.id for one in pile.read]


def test_a_letter_is_read_when_its_last_page_was_on_view() -> None:
    half = PILE.with_page(1, 0, 2)
    assert (numbers(half), half.unread) == ([], 3)
    whole = half.with_page(1, 1, 2)
    assert (numbers(whole), whole.unread) == ([1], 2)
    assert whole.words == "1 of 3 read"


def test_pages_may_be_turned_in_any_order_and_twice() -> None:
    pile = PILE.with_page(2, 1, 2).with_page(2, 1, 2).with_page(2, 0, 2)
    assert numbers(pile) == [2]


def test_what_was_taken_out_is_not_signed_though_it_was_read() -> None:
    pile = PILE.with_page(1, 0, 1).with_page(2, 0, 1).with_out(1, is_out=True)
    assert (numbers(pile), pile.unread) == ([2], 1)
    assert pile.words == "1 of 3 read, 1 taken out"
    assert numbers(pile.with_out(1, is_out=False)) == [1, 2]


def test_what_has_gone_from_the_desk_is_out_of_the_pile() -> None:
    pile = PILE.with_page(1, 0, 1).without(frozenset({1}))
    assert (numbers(pile), len(pile.letters)) == ([], 2)


def test_nothing_is_read_at_first() -> None:
    assert (PILE.read, PILE.unread, PILE.words) == ((), 3, "0 of 3 read")
