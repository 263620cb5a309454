"""Past marks from a file: they fill gaps, and never write over the register unasked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Kind
from desktop.models.marks.rates import tally
from desktop.models.marks.year_marks import marks_by_session
from desktop.storage.admissions import pupils
from desktop.storage.marks import entries
from desktop.tasks.exchange.import_marks import Preview, apply, preview
from desktop.tasks.exchange.read_import import read
from tests.make import insert, make_own_school
from tests.tasks.exchange.test_import_pupils import NIAMH, SAMPLES, import_list

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

SAMPLE = SAMPLES / "marks_long_form.csv"
HEAD = "UPN,Date,Session,Mark,Minutes late,Comment\n"


@pytest.fixture
def desk(small: SmallSchool) -> Desk:
    """A school with the eight sample pupils and no marks."""
    own = make_own_school(small.head, "Mockford Primary School")
    import_list(own, SAMPLES / "sims_like_utf8.csv")
    return own


def _pupil(desk: Desk, upn: str = NIAMH) -> int:
    pupil = pupils.holder_of(desk.db, desk.school, "upn", upn)
    assert pupil is not None
    return pupil.id


def _look(desk: Desk, folder: Path, rows: str) -> Preview:
    path = folder / "marks.csv"
    path.write_text(HEAD + rows, "utf-8")
    return preview(desk, read(desk, path, "marks"))


def test_the_sample_gives_the_first_pupil_the_right_totals(desk: Desk) -> None:
    seen = preview(desk, read(desk, SAMPLE))
    done = apply(desk, seen)
    marks = entries.year_marks(desk.db, _pupil(desk), 2026)
    found = tally(code for _, code in marks_by_session(2026, marks))
    counts = (found.possible, found.attended, found.authorised, found.unauthorised)
    assert counts == (20, 13, 4, 3)
    assert (done.added, done.refused) == (100, ())
    assert {problem.value for problem in seen.plan.problems} == {"#", "X", "C2"}
    again = apply(desk, preview(desk, read(desk, SAMPLE)))
    assert (again.added, again.changed, again.unchanged) == (0, 0, done.added)


def test_an_imported_mark_names_its_file_and_its_importer(desk: Desk) -> None:
    apply(desk, preview(desk, read(desk, SAMPLE)))
    session = Session(date(2026, 9, 9), Half.AM)
    (entry,) = entries.entry_chain(desk.db, _pupil(desk), session)
    assert (entry.code, entry.minutes, entry.kind, entry.name) == (
        "L",
        12,
        Kind.IMPORT,
        "Hilda Head",
    )
    named = desk.db.execute("SELECT file_name FROM imports WHERE id = ?", (entry.source,))
    assert named.fetchone() == ("marks_long_form.csv",)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"{NIAMH},10/11/2026,AM,/,,", "past days"),
        (f"{NIAMH},12/09/2026,AM,/,,", "did not meet"),
        (f"{NIAMH},02/09/2024,AM,/,,", "before the starting day"),
        (f"{NIAMH},28/10/2026,AM,/,,", "did not meet"),
        ("R802000016077,09/09/2026,AM,/,,", "import the pupils first"),
    ],
)
def test_a_mark_that_may_not_stand_is_listed(
    desk: Desk, tmp_path: Path, row: str, reason: str
) -> None:
    seen = _look(desk, tmp_path, row + "\n")
    assert seen.plan.new == ()
    assert reason in seen.problems[-1].reason
    assert apply(desk, seen).added == 0


def test_a_mark_after_the_leaving_day_is_listed(desk: Desk, tmp_path: Path) -> None:
    desk.db.execute(
        "UPDATE enrolments SET leaving_day = '2026-09-11' WHERE pupil = ?", (_pupil(desk),)
    )
    desk.db.conn.commit()
    seen = _look(desk, tmp_path, f"{NIAMH},14/09/2026,AM,/,,\n{NIAMH},11/09/2026,AM,/,,\n")
    assert [problem.reason for problem in seen.plan.problems] == [
        "It is after the leaving day, Fri 11 Sep 2026."
    ]
    assert len(seen.plan.new) == 1


def test_a_day_lost_to_a_closure_has_no_marks(desk: Desk, tmp_path: Path) -> None:
    insert(
        desk.db, "closures", school=desk.school, first_day="2026-09-09", last_day="2026-09-09",
        halves=1, kind="unexpected", name="Snow", recorded_at=0,
    )  # fmt: skip
    seen = _look(desk, tmp_path, f"{NIAMH},09/09/2026,AM,/,,\n{NIAMH},09/09/2026,PM,\\,,\n")
    assert [each.mark.session.half for each in seen.plan.new] == [Half.PM]


@pytest.mark.parametrize(("take_theirs", "code", "refused"), [(False, "/", 1), (True, "I", 0)])
def test_where_the_register_says_otherwise_ours_stays_unless_chosen(
    desk: Desk, tmp_path: Path, take_theirs: bool, code: str, refused: int
) -> None:
    apply(desk, _look(desk, tmp_path, f"{NIAMH},09/09/2026,AM,/,,\n"))
    seen = _look(desk, tmp_path, f"{NIAMH},09/09/2026,AM,I,,\n")
    assert [(clash.ours, clash.mark.code) for clash in seen.plan.clashing] == [("/", "I")]
    done = apply(desk, seen, take_theirs=take_theirs)
    assert (done.changed, len(done.refused)) == (1 - refused, refused)
    session = Session(date(2026, 9, 9), Half.AM)
    assert entries.current_code(desk.db, _pupil(desk), session) == code
    chain = entries.entry_chain(desk.db, _pupil(desk), session)
    assert [entry.code for entry in chain] == ["/", "I"][: len(chain)]


@pytest.mark.parametrize(
    ("upn", "code"),
    [("B943000025004", "C2"), (NIAMH, "X"), (NIAMH, "#"), (NIAMH, "Y4"), (NIAMH, "Z")],
)
def test_an_unusual_mark_of_the_past_is_taken_in_and_pointed_out(
    desk: Desk, tmp_path: Path, upn: str, code: str
) -> None:
    seen = _look(desk, tmp_path, f"{upn},09/09/2026,AM,{code},,\n")
    assert [problem.refused for problem in seen.plan.problems] == [False]
    assert apply(desk, seen).added == 1
    marks = entries.year_marks(desk.db, _pupil(desk, upn), 2026)
    assert tally(mark for _, mark in marks_by_session(2026, marks)).possible == (code == "C2")


def test_a_closure_the_school_year_has_is_left_aside(desk: Desk, tmp_path: Path) -> None:
    seen = _look(desk, tmp_path, f"{NIAMH},28/10/2026,AM,#,,\n")
    assert (seen.plan.new, seen.plan.problems, seen.plan.closures) == ((), (), 1)
    assert "1 mark of # or Y4 was left aside" in seen.plan.notes[0]


def test_two_rows_that_mean_one_child_give_one_mark(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    rows = [
        "Admission number,Surname,Forename,Date of birth,Date,Session,Mark",
        "000001,O’Connor,Niamh,01/09/2015,09/09/2026,AM,/",
        "999999,O’Connor,Niamh,01/09/2015,09/09/2026,AM,I",
        "999999,O’Connor,Niamh,01/09/2015,09/09/2026,PM,I",
        "000001,O’Connor,Niamh,01/09/2015,09/09/2026,PM,I",
    ]
    path.write_text("\n".join(rows), "utf-8")
    seen = preview(desk, read(desk, path, "marks"))
    done = apply(desk, seen)
    assert (done.added, [problem.row for problem in done.refused]) == (2, [3])
    assert "Row 2 has /" in done.refused[0].reason


def test_marks_that_changed_since_the_preview_are_looked_at_again(
    desk: Desk, tmp_path: Path
) -> None:
    seen = _look(desk, tmp_path, f"{NIAMH},09/09/2026,AM,/,,\n")
    apply(desk, seen)
    with pytest.raises(StaleError):
        apply(desk, seen)


def test_the_duty_is_asked_for(small: SmallSchool, desk: Desk) -> None:
    with pytest.raises(PermissionRefused):
        preview(small.teacher, read(desk, SAMPLE))
