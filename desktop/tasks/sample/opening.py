"""Setting up the invented school: its facts, years, policies, classes and people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from desktop.models.days.session_times import SessionTimes, instant
from desktop.models.organisation.group import Teaching
from desktop.models.organisation.policy import LateSlip, Policy
from desktop.models.organisation.school import SchoolFacts
from desktop.models.organisation.staff import who
from desktop.models.papers.newsletter_rules import NewsletterRules
from desktop.storage.file.authors import author_of
from desktop.storage.file.signature import Signature
from desktop.storage.organisation import groups, policies, school_years
from desktop.tasks.organisation.manage_staff import write_person
from desktop.tasks.sample.children import ESTAB, LA
from desktop.tasks.sample.classes import group_of

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.tasks.sample.classes import SampleClass
    from desktop.tasks.sample.school_days import SampleYears
    from desktop.tasks.sample.staff import Colleague

NAME = "Hawthorn Lane Primary School"
_SOURCE = "Hawthorn Lane attendance policy"
_EARLIER = Policy(
    "Hawthorn Lane (until July)",
    _SOURCE,
    am=SessionTimes(time(8, 40), time(8, 50), time(9, 20), time(9, 5), time(12, 0)),
    pm=SessionTimes(time(12, 50), time(13, 0), time(13, 30), time(13, 15), time(15, 15)),
)
_NOW = Policy(
    "Hawthorn Lane",
    _SOURCE,
    am=SessionTimes(time(8, 45), time(8, 55), time(9, 25), time(9, 10), time(12, 0)),
    pm=SessionTimes(time(12, 50), time(13, 0), time(13, 30), time(13, 15), time(15, 15)),
    late_slip=LateSlip.ROLL,
    newsletter=NewsletterRules(tell_by="08:45"),
)


@dataclass(frozen=True)
class Opened:
    """The school in the file: authors, people and names by colleague, policies by first day."""

    school: int
    begun: datetime
    authors: dict[str, int]
    people: dict[str, int]
    names: dict[str, str]
    policies: dict[date, Policy]

    def policy_on(self, day: date) -> Policy:
        """Return the policy of a day."""
        return self.policies[max(first for first in self.policies if first <= day)]


def school_facts(years: SampleYears) -> SchoolFacts:
    """Return the school's facts; neither the authority nor the school is a real one."""
    return SchoolFacts(
        name=NAME, la=LA, estab=ESTAB, registers_from=years.years[0].starts,
        address="Hawthorn Lane, Netherbrook NB1 4AA", phone="01632 960100", head="Margaret Ashdown",
    )  # fmt: skip


def begun(years: SampleYears) -> datetime:
    """Return when the school was set up: in July before its registers begin."""
    return instant(date(years.first, 7, 6), time(10, 0))


def open_school(
    db: Database, school: int, years: SampleYears, classes: tuple[SampleClass, ...],
    staff: list[Colleague],
) -> Opened:  # fmt: skip
    """Write all that a school settles before its first register; inside `saving`."""
    at = begun(years)
    people, authors = _people(db, school, staff, at)
    signed = Signature(at, school, authors["head"])
    for year in (*years.years, years.to_come):
        school_years.add_year(db, school, year)
    for closure, entered in years.closures:
        school_years.add_closure(db, closure, Signature(max(at, entered), school, authors["head"]))
    for one in classes:
        groups.add_group(db, group_of(one, school, years.years[0].starts))
        begins = years.years[0].starts
        groups.add_teaching(db, _teaching(one.number, people[one.name], begins), signed)
    names = {one.key: one.account.name for one in staff}
    return Opened(school, at, authors, people, names, _policies(db, years, signed))


def _teaching(group: int, person: int, begins: date) -> Teaching:
    return Teaching(0, group, person, "", cover=False, first_day=begins)


def _people(
    db: Database, school: int, staff: list[Colleague], at: datetime
) -> tuple[dict[str, int], dict[str, int]]:
    people: dict[str, int] = {}
    authors: dict[str, int] = {}
    for one in staff:
        author = authors.get("head")
        person = write_person(db, one.account, one.posts, Signature(at, school, author))
        begins = one.posts[0].first_day
        held = who(person, one.account.name, one.posts, begins)
        people[one.key], authors[one.key] = person, author_of(db, school, held)
    return people, authors


def _policies(db: Database, years: SampleYears, signed: Signature) -> dict[date, Policy]:
    found = {years.years[0].starts: _EARLIER, years.years[-1].starts: _NOW}
    for first, policy in found.items():
        policies.set_policy(db, policy, first, signed)
    return found
