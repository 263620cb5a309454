"""Which newsletter the policy promises families and nobody has printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.papers.half_terms import half_terms_begun
from desktop.storage.organisation import policies, school_years, schools
from desktop.storage.papers.newsletters import was_made

if TYPE_CHECKING:
    from desktop.models.record.spans import Span
    from desktop.tasks.desk import Desk


def newsletters_owed(desk: Desk) -> tuple[Span, ...]:
    """Return the half-term that ended last, until its newsletter is made or another has ended."""
    policy = policies.policy_on(desk.db, desk.school, desk.today)
    if not policy.newsletter.every_half_term:
        return ()
    begins = schools.registers_from(desk.db, desk.school)
    calendar = school_years.load_calendar(desk.db, desk.school)
    latest = half_terms_begun(calendar, desk.today)[:1]
    return tuple(
        span
        for span in latest
        if begins <= span.last < desk.today and not was_made(desk.db, desk.school, span.first)
    )
