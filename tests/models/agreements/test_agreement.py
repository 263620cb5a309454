"""What an agreement needs, and its target as a figure: whole numbers, never rounded ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.agreements.agreement import (
    Kind,
    Party,
    agreement_findings,
    is_reached,
    rate_shown,
    rate_typed,
)
from desktop.models.marks.rates import Tally
from tests.tasks.agreements.agreed import CONTRACT


def test_a_whole_agreement_lacks_nothing() -> None:
    assert list(agreement_findings(CONTRACT)) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("parties", ()),
        ("parties", (Party(" "),)),
        ("difficulties", ""),
        ("family", " "),
        ("by_school", ""),
        ("target", ""),
        ("last_day", CONTRACT.first_day),
        ("review_on", CONTRACT.made_on),
        ("rate", 1001),
        ("rate", 0),
    ],
)
def test_what_lacks_is_found_at_its_field(field: str, value: object) -> None:
    found = list(agreement_findings(replace(CONTRACT, **{field: value})))  # type: ignore[arg-type]
    assert [one.field for one in found] == [field]


@pytest.mark.parametrize(
    ("typed", "rate", "shown"),
    [
        ("95", 950, "95"), (" 95 % ", 950, "95"), ("95.5", 955, "95.5"), ("95,5%", 955, "95.5"),
        ("100", 1000, "100"), ("0.1", 1, "0.1"), ("0", None, ""), ("101", None, ""),
        ("95.55", None, ""), ("most", None, ""), ("-5", None, ""), ("", None, ""),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_tenths_of_a_per_cent(typed: str, rate: int | None, shown: str) -> None:
    assert rate_typed(typed) == rate
    assert rate_shown(rate) == shown


@pytest.mark.parametrize(
    ("attended", "possible", "reached"),
    [
        (19, 20, True),
        (18, 20, False),
        (1899, 2000, False),  # 94.95 %, which is shown as 95.0
        (1900, 2000, True),
        (0, 0, False),
    ],
)
def test_a_target_is_compared_in_whole_numbers(attended: int, possible: int, reached: bool) -> None:
    tally = Tally(present=attended, unauthorised=possible - attended)
    assert is_reached(950, tally) is reached


def test_a_contract_is_found_by_its_older_name() -> None:
    assert Kind.CONTRACT.aliases == ("parenting contract",)
    assert Kind.PLAN.aliases == ()
