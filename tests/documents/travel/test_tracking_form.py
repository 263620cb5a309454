"""The tracking form and the request form, read back: every field of policy 004, filled or blank."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.documents.travel.request_form import RequestForm, request_form
from desktop.documents.travel.tracking_form import TrackingForm, tracking_form
from desktop.models.travel.journey import How, Outcome, Reach
from tests.documents.facts import HEADING
from tests.documents.reading import words_of

BLANK = TrackingForm(heading=HEADING)
FILLED = TrackingForm(
    heading=HEADING, name="Siân O’Connor", born="04/03/2016", base_1="Plot 3, Mill Lane, NB1 4AB",
    parents="Ms Mary Doran, Mr Dan Doran", base_2="2 Quay Street, Saltmarsh, SM1 2AB",
    reason="Travel for a parent’s work: winter fairs", landline="01632 960144",
    mobile="07700 900146", email="mary.doran@example.invalid", year="2026/27",
    going=((), (date(2026, 11, 16),), (), (date(2027, 2, 22),), (), ()),
    coming=((), (date(2026, 11, 30),), (), (date(2027, 3, 15),), (), ()),
    school="Saltmarsh Primary, Sea Road", pack=True, pack_words="Reading and number work",
)  # fmt: skip
FIELDS = (
    "Child’s name", "Child’s date of birth", "Base 1: address with postcode",
    "Parent(s), guardian(s), carer(s): name(s)",
    "Base 2: address with postcode (other residence)", "Reason for travel",
    "Landline telephone number", "Mobile telephone number", "E-mail address", "Travel date",
    "Expected Return date".replace("Return", "return"), "HT1", "HT2", "HT3", "HT4", "HT5", "HT6",
    "School details where the child is dual registered", "Education packs provided",
    "Signed (parent or carer)", "Signed (for the school)", "Date", "whereabouts are not known",
)  # fmt: skip


@pytest.mark.parametrize("form", [BLANK, FILLED], ids=["blank", "filled"])
@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_the_policys_form_is_there(form: TrackingForm, field: str) -> None:
    assert field in " ".join(words_of(tracking_form(form)))


@pytest.mark.parametrize(
    "words",
    ["Siân O’Connor", "04/03/2016", "Plot 3, Mill Lane", "Ms Mary Doran", "2 Quay Street",
     "winter fairs", "01632 960144", "07700 900146", "mary.doran@example.invalid", "Mon 16 Nov",
     "Mon 30 Nov", "Mon 22 Feb", "Mon 15 Mar", "Saltmarsh Primary", "Reading and number work",
     "Travel dates 2026/27"],
)  # fmt: skip
def test_what_is_known_stands_in_it(words: str) -> None:
    assert words in " ".join(words_of(tracking_form(FILLED)))


def test_a_form_is_one_page_and_the_same_bytes_twice() -> None:
    for form in (BLANK, FILLED):
        assert len(words_of(tracking_form(form))) == 1
        assert tracking_form(form) == tracking_form(form)


def test_much_that_is_written_goes_on_and_nothing_is_lost() -> None:
    long = TrackingForm(
        heading=HEADING, reason="\n".join(f"Fair number {number}" for number in range(60)),
        going=(tuple(date(2026, 9, day) for day in range(1, 9)), (), (), (), (), ()),
    )  # fmt: skip
    words = " ".join(words_of(tracking_form(long)))
    assert all(f"Fair number {number}" in words for number in range(60))
    assert "Tue 8 Sep" in words


@pytest.mark.parametrize(("pack", "ticks"), [(True, 1), (False, 1), (None, 0)])
def test_a_pack_is_ticked_yes_no_or_left(pack: bool | None, ticks: int) -> None:
    words = " ".join(words_of(tracking_form(TrackingForm(heading=HEADING, pack=pack))))
    assert words.split().count("X") == ticks


REQUEST = RequestForm(
    heading=HEADING, names="Siân O’Connor, Lee O’Connor", classes="6B",
    asked_by="Mary Doran, mother",
    work="Runs a ride at winter fairs", is_for_work=True, place="Kirkby showground",
    reach=Reach.ENGLAND, travel="Mon 16 Nov 2026", back="Mon 30 Nov 2026", phone="07700 900146",
    school="Saltmarsh Primary", pack=True, received="Mon 9 Nov 2026", how=How.FORM,
    outcome=Outcome.AGREED, decided="Hilda Head, Tue 10 Nov 2026",
)  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["Child or children", "The trade or business", "Day of travel", "Day back in school",
     "weddings, visiting relatives", "Elsewhere in England", "Work to take along",
     "Signed (parent or carer)", "For the school", "Agreed", "Not agreed", "Signed (headteacher)"],
)  # fmt: skip
def test_the_request_form_asks_all_of_it(words: str) -> None:
    assert words in " ".join(words_of(request_form(RequestForm(heading=HEADING))))


@pytest.mark.parametrize(
    "words",
    ["Siân O’Connor, Lee O’Connor", "Mary Doran, mother", "winter fairs", "Kirkby showground",
     "Mon 16 Nov 2026", "Saltmarsh Primary", "Hilda Head, Tue 10 Nov 2026", "form"],
)  # fmt: skip
def test_the_request_form_shows_what_was_asked_and_decided(words: str) -> None:
    found = words_of(request_form(REQUEST))
    assert words in " ".join(found)
    assert len(found) == 1
