"""Postcodes are written one way; an unusual one is doubted and kept."""

from __future__ import annotations

import pytest

from desktop.models.admissions.postcode import postcode_doubt, tidy_postcode


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("m11ae", "M1 1AE"),
        (" ec1a  1bb ", "EC1A 1BB"),
        ("DN55 1PT", "DN55 1PT"),
        ("bfpo 58", "BFPO 58"),
        ("nowhere", "NOWH ERE"),
        ("", ""),
        ("not known at all", "NOT KNOWN AT ALL"),
    ],
)
def test_a_postcode_is_written_in_capitals_with_one_space(typed: str, tidy: str) -> None:
    assert tidy_postcode(typed) == tidy


@pytest.mark.parametrize(
    "postcode", ["", "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 1HQ", "EC1A 1BB", "GIR 0AA"]
)
def test_the_usual_forms_are_not_doubted(postcode: str) -> None:
    assert postcode_doubt(postcode) == ""


@pytest.mark.parametrize("postcode", ["ZZ99 3CZ", "BFPO 58", "BF1 2AB", "BFPO"])
def test_a_stand_in_is_doubted_as_one(postcode: str) -> None:
    assert "no ordinary address" in postcode_doubt(postcode)


@pytest.mark.parametrize("postcode", ["M1 1AC", "QE1 1AA", "M１ 1AE", "NOWH ERE", "12345"])
def test_what_has_not_the_form_is_doubted(postcode: str) -> None:
    assert "form" in postcode_doubt(postcode)
