"""The invented school is whole, lawful, lifelike, and the same each time it is made."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError, StorageError
from desktop.models.admissions.upn import upn_fault
from desktop.models.days.school_year_checks import year_problems
from desktop.models.days.session import Half, Session
from desktop.models.leave.request_state import RequestState
from desktop.models.marks.rates import persistent_rate, pooled, tally
from desktop.models.marks.year_marks import marks_by_session
from desktop.models.organisation.sample_secrets import SECRETS_IN_WORDS
from desktop.models.organisation.staff import Role
from desktop.storage.file import file_facts
from desktop.storage.file.database import open_database
from desktop.storage.organisation import groups, people
from desktop.tasks import sample_school
from desktop.tasks.leave.see_requests import requests_of_year, waiting_requests
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.look_at_registers import week_strips
from desktop.tasks.marks.take_register import fill_rest, hand_in, open_register
from desktop.tasks.people.at_the_door import names_to_choose
from desktop.tasks.people.sign_in import desk_for, sign_in
from desktop.tasks.safety.check_file import check_file
from desktop.tasks.sample.classes import sample_classes
from desktop.tasks.sample.school_days import sample_years
from desktop.tasks.sample.seats import seating
from desktop.tasks.sample.staff import secret_in_words
from desktop.tasks.sample_school import SAMPLE_DAY, make_sample

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

MORNING = datetime(2026, 11, 10, 8, 50, tzinfo=UTC)
TODAY = Session(SAMPLE_DAY, Half.AM)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sample") / "hawthorn.school"
    make_sample(file)
    return file


@pytest.fixture(scope="module")
def sample(path: Path) -> Iterator[Database]:
    with closing(open_database(path)) as db:
        yield db


def _count(db: Database, what: str) -> int:
    return len(db.execute(f"SELECT 1 FROM {what}").fetchall())  # noqa: S608 - of this file


def test_the_check_finds_nothing_in_it(sample: Database) -> None:
    assert check_file(sample).found == ()


def test_it_is_marked_as_a_sample_of_its_day(sample: Database) -> None:
    assert file_facts.is_sample(sample)
    assert file_facts.sample_day(sample) == SAMPLE_DAY


def test_it_has_two_hundred_and_ten_pupils_in_seven_classes(sample: Database) -> None:
    rows = sample.execute(
        "SELECT group_id, count(*) FROM memberships JOIN enrolments"
        " ON enrolments.pupil = memberships.pupil"
        " WHERE first_day <= :day AND coalesce(last_day, :day) >= :day"
        " AND starting_day <= :day AND coalesce(leaving_day, :day) >= :day GROUP BY group_id",
        {"day": str(SAMPLE_DAY)},
    ).fetchall()
    assert [count for _, count in rows] == [30] * 7


def test_every_session_until_the_morning_has_its_registers_closed(sample: Database) -> None:
    assert close_due(sample, MORNING) == ()
    assert _count(sample, f"registers WHERE session >= {TODAY.number}") == 0


def test_nothing_is_recorded_after_the_morning_or_out_of_order(sample: Database) -> None:
    last = int(MORNING.timestamp())
    assert _count(sample, f"entries WHERE recorded_at > {last}") == 0
    assert _count(sample, f"expectations WHERE recorded_at > {last}") == 0
    assert _count(sample, f"signings WHERE recorded_at > {last} OR at > recorded_at") == 0
    assert _count(sample, f"history WHERE at > {last}") == 0
    earlier = "entries one JOIN entries next ON next.id = one.id + 1"
    assert _count(sample, f"{earlier} WHERE next.recorded_at < one.recorded_at") == 0


def test_attendance_is_like_a_real_schools(sample: Database) -> None:
    marks = sample.execute("SELECT year, marks FROM year_marks WHERE year = 2025").fetchall()
    tallies = [tally(code for _, code in marks_by_session(*row)) for row in marks]
    assert Decimal(94) <= (pooled(tallies).attendance or 0) <= Decimal("95.5")
    assert Decimal(9) <= (persistent_rate(tallies) or 0) <= Decimal(17)


PATTERNS = {
    "late with minutes": "entries WHERE code = 'L' AND minutes > 0",
    "late corrected while open": "entries WHERE code = 'L' AND reason = 'corrected while open'",
    "ill, told later": "entries WHERE code = 'I' AND kind = 4 AND reason <> ''",
    "holiday": "entries WHERE code = 'G'",
    "never explained": "entries WHERE code = 'O'",
    "after the close": "entries WHERE code = 'U' AND minutes > 30",
    "appointment known": "entries WHERE code = 'M' AND source IS NOT NULL",
    "visit": "entries WHERE code = 'V' AND kind = 1",
    "mornings only": "entries WHERE code = 'X'",
    "part-time timetable": "entries WHERE code = 'C2'",
    "at another school": "entries WHERE code = 'D'",
    "suspended": "entries WHERE code = 'E'",
    "leave": "entries WHERE code = 'C'",
    "by the close": "entries WHERE kind = 3 AND author IS NULL",
    "explained twice": "entries one JOIN entries next ON next.replaces = one.id"
                       " WHERE one.kind = 4",
    "taken late": "register_events WHERE kind = 'handed in' AND reason <> ''",
    "not taken": "registers WHERE NOT EXISTS (SELECT 1 FROM register_events"
                 " WHERE register = registers.id AND kind <> 'closed')",
    "never handed in": "registers WHERE NOT EXISTS (SELECT 1 FROM register_events"
                       " WHERE register = registers.id AND kind = 'handed in')",
    "unexpected closure": "closures WHERE kind = 'unexpected' AND halves = 2",
    "class lent today": "group_teachers WHERE cover AND first_day = '2026-11-10'",
    "joiner in the year": "enrolments WHERE starting_day > '2026-09-10'",
    "leaver in the year": "enrolments WHERE leaving_day > '2026-09-10' AND ground <> ''",
    "brothers and sisters": "sibling_links",
    "do not contact": "contacts WHERE do_not_contact",
    "fewer than two contacts": "(SELECT pupil FROM contacts GROUP BY pupil HAVING count(*) < 2)",
    "two homes": "contacts WHERE relationship = 'Father' AND NOT lives_with AND address <> ''",
    "temporary UPN": "pupils WHERE upn GLOB '*[A-Z]'",
    "no UPN": "pupils WHERE upn = ''",
    "flags": "pupil_flags",
    "safeguarding notes and looks": "safeguarding_notes JOIN looks"
                                    " ON looks.pupil = safeguarding_notes.pupil",
    "a contract with a review overdue": "running_agreements WHERE kind = 'attendance contract'"
                                        " AND EXISTS (SELECT 1 FROM agreements WHERE agreements.id"
                                        " = running_agreements.id AND review_on < '2026-11-10')",
    "a plan that was met": "agreement_reviews WHERE outcome = 'met'",
    "who declined": "agreement_answers WHERE answer = 'declined'",
    "a review due today": "risk_assessments WHERE review_on = '2026-11-10'",
    "a policy that changed": "settings WHERE name = 'policy' AND from_day = '2026-09-01'",
    "signed in late": "signings JOIN entries ON entries.id = entry"
                      " WHERE signings.kind = 'came late' AND code = 'U'"
                      " AND signings.pupil = entries.pupil",
    "out and back": "signings one JOIN signings next ON next.pupil = one.pupil"
                    " AND next.session = one.session AND next.at > one.at"
                    " WHERE one.kind = 'left' AND next.kind = 'came back'",
    "leave given and in part": "leave_decisions WHERE outcome IN ('granted', 'granted in part')"
                               " GROUP BY outcome HAVING (SELECT count(DISTINCT outcome)"
                               " FROM leave_decisions WHERE outcome <> 'refused') = 2",
    "leave refused and taken": "leave_decisions JOIN entries ON entries.pupil ="
                               " leave_decisions.pupil AND entries.code = 'G'"
                               " WHERE outcome = 'refused' AND leave_decisions.code = 'G'",
    "asked for afterwards": "leave_requests WHERE received_on >"
                            " date(last_session / 2 + 1721424.5)",
    "a changed decision": "leave_decisions WHERE replaces IS NOT NULL"
                          " AND facts LIKE '%why_changed%'",
    "a request withdrawn": "leave_requests WHERE withdrawn_at IS NOT NULL",
    "a set-apart day": "leave_decisions WHERE code = 'R' AND facts LIKE '%festival%'",
    "not back from leave": "leave_decisions JOIN entries ON entries.pupil = leave_decisions.pupil"
                           " AND entries.session = last_session + 5 AND entries.code = 'N'",
    "amended together": "amendments JOIN amendment_entries ON amendment = amendments.id"
                        " GROUP BY amendments.id HAVING count(*) > 1",
    "amended and taken back": "amendments WHERE undoes IS NOT NULL",
    "text answered": "outbox_events WHERE what = 'answered'",
    "text tried twice": "outbox_events WHERE what = 'waits'",
    "corrections waiting": "corrections WHERE settled_at IS NULL",
}  # fmt: skip


@pytest.mark.parametrize("what", PATTERNS.values(), ids=PATTERNS)
def test_every_pattern_of_a_real_school_is_there(sample: Database, what: str) -> None:
    assert _count(sample, what) > 0


@pytest.mark.parametrize("name", ["O’Connor", "ap Rhys", "Nguyễn", "Ng’ang’a", "李", "Wiśniewski"])
def test_names_are_kept_as_families_write_them(sample: Database, name: str) -> None:
    assert sample.execute("SELECT 1 FROM pupils WHERE legal_surname = ?", (name,)).fetchone()


@pytest.mark.parametrize("code", ["C", "C2", "D", "E", "I", "M", "V", "X"])
def test_something_of_each_kind_is_known_for_the_day(sample: Database, code: str) -> None:
    day = "first_day <= '2026-11-10' AND last_day >= '2026-11-10'"
    assert _count(sample, f"expectations WHERE code = '{code}' AND {day}") > 0


def test_every_upn_has_its_check_letter_and_is_of_no_real_authority(sample: Database) -> None:
    upns = [row[0] for row in sample.execute("SELECT upn FROM pupils WHERE upn <> ''")]
    assert [upn for upn in upns if upn_fault(upn) or upn[1:4] != "999"] == []


def test_telephone_numbers_are_those_kept_for_drama(sample: Database) -> None:
    kept = "e164 LIKE '+447700900___' OR e164 LIKE '+441632960___'"
    assert _count(sample, "phones") > 300
    assert _count(sample, f"phones WHERE NOT ({kept})") == 0


def test_brothers_and_sisters_share_home_and_contacts(sample: Database) -> None:
    apart = sample.execute(
        "SELECT count(*) FROM sibling_links JOIN pupils one ON one.id = pupil"
        " JOIN pupils other ON other.id = sibling WHERE one.address <> other.address"
    ).fetchone()[0]
    assert apart == 0


def test_every_role_is_held_by_somebody(sample: Database) -> None:
    held = {kept.post.role for kept in people.kept_posts(sample) if kept.post.held_on(SAMPLE_DAY)}
    assert held == set(Role)


def test_everybody_signs_in_with_the_password_or_pin_that_is_shown(
    sample: Database,
) -> None:
    for name in names_to_choose(sample, SAMPLE_DAY):
        account = people.load_account(sample, name.person)
        secret = secret_in_words(account.secret_kind)
        assert sign_in(sample, name.sign_in, secret, MORNING).name == account.name
        assert secret in SECRETS_IN_WORDS


@pytest.fixture(scope="module")
def tiny_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tiny") / "tiny.school"
    make_sample(file, pupils=14)
    return file


@pytest.fixture
def tiny(tiny_made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(tiny_made, tmp_path))


def test_a_teacher_takes_the_register_at_ten_to_nine(tiny: Path) -> None:
    with closing(open_database(tiny)) as db:
        teacher = groups.teachings_on(db, 1, SAMPLE_DAY)[0].person
        desk = desk_for(db, teacher, 1, _at_ten_to_nine)
        register = open_register(desk, 1, TODAY)
        assert len(week_strips(desk, register, in_full=False)) == 2
        fill_rest(desk, register.id)
        assert hand_in(desk, register.id).handed_in_at == MORNING


def _at_ten_to_nine() -> datetime:
    return MORNING


def _rows(path: Path) -> list[str]:
    with closing(open_database(path)) as db:
        return [line for line in db.conn.iterdump() if "_sqlite_migrations" not in line]


def test_the_same_numbers_make_the_same_school(tiny: Path, tmp_path: Path) -> None:
    make_sample(tmp_path / "again.school", pupils=14)
    assert _rows(tmp_path / "again.school") == _rows(tiny)


def test_a_large_school_is_let_in_unasked_and_has_what_the_guards_let_in(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_school, "_LARGE", 0)
    make_sample(tmp_path / "large.school", pupils=14)
    assert sorted(_rows(tmp_path / "large.school")) == sorted(_rows(tiny))


@pytest.mark.parametrize(("pupils", "forms"), [(210, 1), (211, 2), (2000, 10)])
def test_a_class_has_at_most_thirty_children(pupils: int, forms: int) -> None:
    seated = seating(pupils, sample_years(SAMPLE_DAY, 1), SAMPLE_DAY, Random(1))
    assert seated.forms == forms
    assert len(sample_classes(forms)) == 7 * forms


def _at_once() -> bool:
    return True


def test_stopped_it_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="stopped"):
        make_sample(tmp_path / "stopped.school", pupils=14, cancelled=_at_once)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_written_over(tiny: Path) -> None:
    before = tiny.read_bytes()
    with pytest.raises(StorageError, match="already there"):
        make_sample(tiny, pupils=14)
    assert tiny.read_bytes() == before


@pytest.mark.parametrize(("pupils", "years"), [(6, 1), (5001, 1), (210, 0), (210, 11)])
def test_a_size_that_cannot_be_is_refused(tmp_path: Path, pupils: int, years: int) -> None:
    with pytest.raises(RuleError, match="cannot have"):
        make_sample(tmp_path / "odd.school", pupils=pupils, years=years)


def test_every_year_is_planned_for_190_days_with_nothing_wrong() -> None:
    years = sample_years(SAMPLE_DAY, 10)
    closures = [closure for closure, _ in years.closures]
    every = (*years.years, years.to_come)
    assert [year_problems(year, closures) for year in every] == [[]] * 12


def test_requests_for_leave_stand_in_every_state(sample: Database) -> None:
    known = {one.name: one.person for one in names_to_choose(sample, SAMPLE_DAY)}
    desk = desk_for(sample, known["Janet Copeland"], 1, lambda: MORNING)
    found = [one.state for one in requests_of_year(desk)]
    assert set(found) == set(RequestState)
    assert len(found) >= 12
    assert len(waiting_requests(desk)) == found.count(RequestState.WAITING)
