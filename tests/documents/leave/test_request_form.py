"""The form to ask for leave, read back: blank it asks everything, filled it says what is known."""

from __future__ import annotations

import pytest

from desktop.documents.leave.request_form import LeaveForm, request_form
from desktop.models.leave.reason import REASONS
from tests.documents.facts import HEADING
from tests.documents.reading import words_of

BLANK = LeaveForm(heading=HEADING, notice="two weeks")
FILLED = LeaveForm(
    heading=HEADING, names="Siân O’Connor, Tomás O’Connor", classes="6B, 2A",
    asker="Ms Mary O’Connor, mother", lives_with=True, first_day="Mon 30 Nov 2026",
    last_day="Fri 4 Dec 2026", back_on="Mon 7 Dec 2026", days="5 school days", reason="wedding",
    words="Their aunt is married in Galway", where="Galway", received="Tue 10 Nov 2026",
    came="form", outcome="Granted in part",
    decided="Siân O’Connor: granted in part Fri 4 Dec 2026, C. Hilda Head: the day itself",
)  # fmt: skip
FIELDS = (
    "Child or children", "Class", "Who asks", "Does the child normally live with you?",
    "First day away", "Last day away", "Back in school on", "School days",
    "What the leave is for", "Why it is exceptional", "Where the child will be",
    "Signed (parent or carer)", "For the school", "Received on", "Granted in part",
    "Not granted", "Signed (headteacher)", "only in advance", "penalty notice",
    "may lose the place",
)  # fmt: skip


def read(form: LeaveForm) -> str:
    return " ".join(" ".join(words_of(request_form(form))).split())


@pytest.mark.parametrize("form", [BLANK, FILLED], ids=["blank", "filled"])
@pytest.mark.parametrize("field", [*FIELDS, *(one.words for one in REASONS)])
def test_everything_is_asked(form: LeaveForm, field: str) -> None:
    assert field in read(form)


@pytest.mark.parametrize(
    "words",
    ["Siân O’Connor", "6B, 2A", "Ms Mary O’Connor, mother", "Mon 30 Nov 2026", "Fri 4 Dec 2026",
     "Mon 7 Dec 2026", "5 school days", "married in Galway", "Tue 10 Nov 2026",
     "Hilda Head: the day itself"],
)  # fmt: skip
def test_what_is_known_stands_in_it(words: str) -> None:
    assert words in read(FILLED)


def test_the_schools_notice_is_said_where_there_is_one() -> None:
    assert "We ask for it two weeks before the first day." in read(BLANK)
    assert "We ask for it" not in read(FILLED)


def test_a_form_is_one_page_and_the_same_bytes_twice() -> None:
    for form in (BLANK, FILLED):
        assert len(words_of(request_form(form))) == 1
        assert request_form(form) == request_form(form)
