"""A contract or plan on paper; that it was printed or saved is kept in the child's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.agreements.agreement_form import AgreementPaper, agreement_form
from desktop.documents.names import printed_name
from desktop.models.agreements.standing import figure_in_words
from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import rolls
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.agreements.see_agreements import find_version, tally_of
from desktop.tasks.papers.paper import NOT_FOR_A_WALL, Paper, file_name, heading_for
from desktop.tasks.record.count_sessions import counting

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk


def agreement_paper(desk: Desk, number: int) -> Paper:
    """Make the paper of a version: the one that stands has lines for those who wait to answer."""
    desk.need(Duty.KEEP_AGREEMENTS)
    standing, newer = find_version(desk, number)
    one = standing.agreement
    child = pupil_here(desk, one.pupil)
    place = rolls.class_on(desk.db, one.pupil, desk.today)
    name = printed_name(child.name, child.latin_name, child.admission_number)
    paper = AgreementPaper(
        heading=heading_for(
            desk, one.kind.words, f"{name}. For the family and the school. {NOT_FOR_A_WALL}"
        ),
        name=name,
        class_name=place.group_name if place else "",
        standing=standing,
        replaced_on=newer.agreement.made_on if newer else None,
        figure=figure_in_words(standing, tally_of(counting(desk), one)),
    )
    title = f"{one.kind.words} of {child.name}"
    return Paper(
        f"{title}, {day_in_words(one.made_on)}",
        file_name(title, str(one.made_on)),
        agreement_form(paper),
        subject=("pupil", one.pupil),
    )
