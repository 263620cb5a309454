"""Slips for children who came late, without the code and without the reason."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.organisation.policy import LateSlip
from desktop.tasks.site.day_book import take_back
from desktop.tasks.site.print_slip import slip_of, slip_wanted
from tests import make
from tests.documents.reading import words_of
from tests.tasks.site.test_sign_in_late import closed, late
from tests.tasks.site.test_sign_out import leave

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_the_policy_says_which_slip(small: SmallSchool) -> None:
    assert slip_wanted(small.office) is LateSlip.NONE
    make.insert(
        small.db, "settings", school=small.school, name="policy", from_day="2026-09-03",
        value=json.dumps(make.POLICY | {"late_slip": "label"}), recorded_at=0,
    )  # fmt: skip
    assert slip_wanted(small.office) is LateSlip.LABEL


def test_a_slip_says_when_and_never_why(small: SmallSchool) -> None:
    closed(small)
    (done,) = late(small.office, small.pupils[0], key="D")
    paper = slip_of(small.office, done.signing)
    (words,) = words_of(paper.pdf)
    assert "Aisha Ahmed" in words
    assert "6B  ·  came in at 10:05  ·  Tue 10 Nov 2026" in words
    assert not {"Medical", "appointment", " M "} & set(words.split())
    assert paper.file_name == "Late slip Aisha Ahmed 1005.pdf"


def test_only_a_late_line_that_holds_has_a_slip(small: SmallSchool) -> None:
    closed(small)
    (done,) = late(small.office, small.pupils[0])
    left = leave(small.office, small.pupils[1])
    take_back(small.office, [done.signing])
    for number in (done.signing, left.signing, 99):
        with pytest.raises(RuleError, match="for a child who came late"):
            slip_of(small.office, number)


def test_only_the_office_prints_slips(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        slip_of(small.teacher, 1)
