"""What became of the sample's letters: posted, printed, waiting, one with something changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.letters.letter import LetterState, SentBy
from desktop.storage.file.authors import author_of
from desktop.storage.file.database import saving
from desktop.storage.letters import ledger
from desktop.tasks.sample.letters.sent_letters import send_letters
from desktop.tasks.sample.opening import Opened
from tests import make
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


def test_older_letters_have_gone_and_newer_ones_wait(small: SmallSchool) -> None:
    made.family(small)
    made.mother(small, small.pupils[1], address_confidential=1)
    for day, pupil in ((date(2026, 10, 1), 1), (date(2026, 10, 6), 0), (date(2026, 11, 8), 0)):
        small.clock.set(9, 30, day=day)
        made.written(small.head, made.draft(small, pupils=(small.pupils[pupil],)))
    small.clock.set(8, 40, day=make.TUESDAY)
    made.written(small.office, made.draft(small, pupils=small.pupils[1:2]))
    with saving(small.db):
        authors = {
            name: author_of(small.db, small.school, desk.who)
            for name, desk in (("head", small.head), ("office", small.office))
        }
        opened = Opened(small.school, small.clock(), authors, {}, {}, {})
        send_letters(small.db, opened, make.TUESDAY)
    found = ledger.letters_between(small.db, small.school, date(2026, 9, 1), make.TUESDAY)[::-1]
    assert [one.state for one in found] == [
        LetterState.SENT,
        LetterState.SENT,
        LetterState.SENT,
        LetterState.UNSIGNED,
        LetterState.UNSIGNED,
        LetterState.UNSIGNED,
    ]
    assert found[0].events[-1].how is SentBy.HAND
    assert found[1].events[-1].how is SentBy.POST
    assert [one.id for one in found if one.flag] == [3]
