"""An agreement in tests: a contract with a mother, a father and the school; reviews of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.models.admissions.pupil import Contact
from desktop.models.agreements.agreement import Agreement, Kind, Party
from desktop.models.agreements.standing import Outcome, Review
from desktop.tasks.admissions import change_contacts
from desktop.tasks.agreements.make_agreement import make_agreement
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

CONTRACT = Agreement(
    pupil=1,
    kind=Kind.CONTRACT,
    made_on=make.TUESDAY,
    first_day=date(2026, 11, 2),
    last_day=date(2026, 12, 18),
    review_on=date(2026, 12, 1),
    parties=(Party("Mrs Ahmed", "mother"), Party("Mr Ahmed", "father"), Party("Asif Officer")),
    difficulties="Early shifts at home",
    family="Rings by 08:30",
    by_school="Breakfast club",
    others="School nurse",
    target="In school every day",
    rate=950,
)
REVIEW = Review(
    held_on=make.TUESDAY, came="Mrs Ahmed", kept_to="Rang each time", outcome=Outcome.GOES_ON,
    next_on=date(2026, 12, 8),
)  # fmt: skip
MET = replace(REVIEW, outcome=Outcome.MET, next_on=None)


def made(small: SmallSchool, **changes: object) -> int:
    """Keep the contract, as the office does."""
    draft = replace(CONTRACT, pupil=small.pupils[0])
    return make_agreement(small.office, replace(draft, **changes))  # type: ignore[arg-type]


def contact(small: SmallSchool, place: int = 1, **facts: object) -> int:
    """Give the first child a contact, who has responsibility unless it is said otherwise."""
    known = Contact(
        pupil=small.pupils[0], place=place, title="Mrs", forename="Amina", surname="Ahmed",
        relationship="Mother", responsibility=True,
    )  # fmt: skip
    return change_contacts.add_contact(small.head, replace(known, **facts)).id  # type: ignore[arg-type]
