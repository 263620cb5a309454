"""A mark that says here and a message that says away: raised at once, settled by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.absence.doubt import Doubt, DoubtOutcome
from desktop.tasks.absence import settle_doubts
from desktop.tasks.marks import take_register
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import codes, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def doubted(small: SmallSchool) -> Doubt:
    said(small)
    mark(small.teacher, opened(small), 0, "/")
    (doubt,) = settle_doubts.doubts_waiting(small.office)
    return doubt


def test_marking_a_child_here_against_a_message_raises_it_once(small: SmallSchool) -> None:
    doubted(small)
    mark(small.teacher, opened(small), 0, "N")
    mark(small.teacher, opened(small), 0, "/")
    assert len(settle_doubts.doubts_in(small.teacher, opened(small))) == 1


def test_a_class_with_nothing_known_raises_none(small: SmallSchool) -> None:
    take_register.fill_rest(small.teacher, opened(small).id)
    assert settle_doubts.doubts_waiting(small.office) == ()


@pytest.mark.parametrize(("outcome", "code"), [(DoubtOutcome.HERE, "/"), (DoubtOutcome.AWAY, "I")])
def test_settling_amends_only_where_the_child_is_away(
    small: SmallSchool, outcome: DoubtOutcome, code: str
) -> None:
    settle_doubts.settle(small.office, doubted(small), outcome, "Asked in the classroom")
    assert codes(small)[0] == code
    assert settle_doubts.doubts_waiting(small.office) == ()


def test_it_is_settled_once_with_words_by_the_office(small: SmallSchool) -> None:
    doubt = doubted(small)
    with pytest.raises(RuleError):
        settle_doubts.settle(small.office, doubt, DoubtOutcome.HERE, " ")
    with pytest.raises(PermissionRefused):
        settle_doubts.settle(small.teacher, doubt, DoubtOutcome.HERE, "Seen")
    settle_doubts.settle(small.office, doubt, DoubtOutcome.HERE, "Seen")
    with pytest.raises(StaleError):
        settle_doubts.settle(small.head, doubt, DoubtOutcome.AWAY, "Gone")
