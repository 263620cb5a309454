"""A UPN is right or wrong by its check letter, and never wrong for its authority."""

from __future__ import annotations

import pytest

from desktop.models.admissions.upn import (
    check_letter,
    is_temporary,
    tidy_upn,
    upn_doubts,
    upn_fault,
)
from desktop.models.organisation.local_authority import AUTHORITIES


@pytest.mark.parametrize(
    ("rest", "letter"),
    [("801200005001", "B"), ("80200002600A", "L"), ("207000016049", "P"), ("940000020001", "R")],
)
def test_the_check_letter_is_found_as_the_standard_says(rest: str, letter: str) -> None:
    assert check_letter(rest) == letter
    assert upn_fault(letter + rest) == ""


@pytest.mark.parametrize("code", AUTHORITIES)
def test_no_authority_in_use_is_refused_or_doubted(code: str) -> None:
    rest = f"{code}000020001"
    upn = check_letter(rest) + rest
    assert upn_fault(upn) == ""
    assert upn_doubts(upn) == ()


@pytest.mark.parametrize(
    ("upn", "said"),
    [
        ("A801200005001", "it should be B"),
        ("Q207000016049", "it should be P"),
        ("A123456789001", "it should be Y"),
        ("B80120000500", "this has 12"),
        ("", "this has 0"),
        ("B8012000050011", "this has 14"),
        ("I801200005001", "I, O and S"),
        ("B80120000500O", "I, O and S"),
        ("B８０1200005001", "11 digits"),
        ("B80120000500٣", "11 digits"),
        ("BB01200005001", "11 digits"),
        ("1801200005001", "letter"),
    ],
)
def test_a_wrong_upn_is_told_why(upn: str, said: str) -> None:
    assert said in upn_fault(upn)


def test_all_153_authorities_are_known() -> None:
    assert len(AUTHORITIES) == 153


def test_a_temporary_upn_is_right_and_doubted() -> None:
    assert is_temporary("L80200002600A")
    assert "temporary" in upn_doubts("L80200002600A")[0]


def test_an_abolished_authority_is_doubted_and_not_refused() -> None:
    upn = check_letter("909200005001") + "909200005001"
    assert upn_fault(upn) == ""
    assert "909" in upn_doubts(upn)[0]


def test_spaces_and_small_letters_are_put_right() -> None:
    assert tidy_upn(" b801 2000 05001\u00a0") == "B801200005001"
