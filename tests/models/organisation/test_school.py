"""A school's facts are checked before they are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.models.organisation.school import LARGEST_LOGO, SchoolFacts, school_findings

A_SCHOOL = SchoolFacts(
    name="Hawthorn Lane", la="802", estab="2001", registers_from=date(2026, 9, 3)
)
PNG = b"\x89PNG\r\n\x1a\n"


def test_a_school_with_good_facts_has_no_findings() -> None:
    assert school_findings(replace(A_SCHOOL, logo=PNG)) == []


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (replace(A_SCHOOL, name=" "), "name"),
        (replace(A_SCHOOL, la="80"), "la"),
        (replace(A_SCHOOL, la="٨٠٢"), "la"),
        (replace(A_SCHOOL, estab="20012"), "estab"),
        (replace(A_SCHOOL, logo=b"GIF89a"), "logo"),
        (replace(A_SCHOOL, logo=PNG + bytes(LARGEST_LOGO)), "logo"),
    ],
)
def test_facts_that_cannot_be_right_are_refused(facts: SchoolFacts, field: str) -> None:
    (finding,) = school_findings(facts)
    assert (finding.field, finding.is_refusal) == (field, True)


def test_an_unknown_authority_only_warns() -> None:
    (finding,) = school_findings(replace(A_SCHOOL, la="999"))
    assert not finding.is_refusal
