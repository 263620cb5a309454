"""A child at risk in tests: an assessment to write, and what the file keeps of looks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.models.organisation.staff import Role
from desktop.models.safeguarding.risk import Agency, Check, Part, RiskAction, RiskAssessment
from tests import make

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

CANARY = "zebra crossing"  # words of a secret: they may stand in no list, log or file

ASSESSMENT = RiskAssessment(
    pupil=1,
    written_on=make.TUESDAY,
    review_on=date(2026, 12, 8),
    purpose=f"Safe on the way home, {CANARY}",
    background="Has left the site twice.",
    agencies=(Agency("Early help", "Nia Pugh", "07700 900321"),),
    actions=(
        RiskAction("Leaves the site at lunch", 4, 5, "Lunch with the mentor", "Ms Hall", "Police"),
        RiskAction("Nobody is in", 2, 3, "Two visitors", "Mr Day", part=Part.AWAY),
    ),
    arrangements="Visits in pairs.",
    next_steps="Meet the family.",
    checks=frozenset({Check.APPROVED_BY_LEAD}),
)


def lead(small: SmallSchool) -> Desk:
    """The safeguarding lead at the desk."""
    return small.desk(make.make_person(small.db, small.school, "Dora Lead", Role.SAFEGUARDING_LEAD))


def looks(small: SmallSchool) -> list[str]:
    """Who looked at what, the oldest first."""
    rows = small.db.execute(
        "SELECT name || ': ' || what FROM looks JOIN authors ON authors.id = author"
        " ORDER BY looks.id"
    )
    return [str(row[0]) for row in rows]
