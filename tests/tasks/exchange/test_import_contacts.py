"""Contacts from a file: matched, put in order, updated, and never silently taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.storage.admissions import contacts, pupils
from desktop.tasks.admissions.change_contacts import change_contact
from desktop.tasks.exchange.import_contacts import Preview, apply, preview
from desktop.tasks.exchange.read_import import Applied, read
from tests.make import make_own_school
from tests.tasks.admissions.test_change_roll import history
from tests.tasks.exchange.test_import_pupils import NIAMH, SAMPLES, import_list

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.models.admissions.pupil import Contact
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

SAMPLE = SAMPLES / "contacts_long_form.csv"
HEAD = "UPN,Priority,Relationship,Forename,Surname,Mobile,Home\n"


@pytest.fixture
def desk(small: SmallSchool) -> Desk:
    """A school with the eight sample pupils and no contacts."""
    own = make_own_school(small.head, "Mockford Primary School")
    import_list(own, SAMPLES / "sims_like_utf8.csv")
    return own


def _known(desk: Desk, upn: str = NIAMH) -> tuple[Contact, ...]:
    pupil = pupils.holder_of(desk.db, desk.school, "upn", upn)
    assert pupil is not None
    return contacts.contacts_of(desk.db, pupil.id)


def _look(desk: Desk, folder: Path, rows: str) -> Preview:
    path = folder / "contacts.csv"
    path.write_text(HEAD + rows, "utf-8")
    return preview(desk, read(desk, path, "contacts"))


def test_the_sample_brings_six_and_says_what_is_wrong_with_two_rows(desk: Desk) -> None:
    seen = preview(desk, read(desk, SAMPLE))
    done = apply(desk, seen)
    assert done.added == 6
    assert [problem.row for problem in done.refused] == [8]
    assert {(problem.row, problem.refused) for problem in seen.problems} >= {(7, False), (8, True)}
    assert [contact.name for contact in _known(desk)] == [
        "Mrs Aoife O’Connor",
        "Mr Tom Sample",
        "Pat Childminder",
    ]
    again = apply(desk, preview(desk, read(desk, SAMPLE)))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 6)
    assert desk.db.execute("SELECT count(*) FROM imports").fetchone() == (2,)


def test_a_changed_file_updates_numbers_and_order(desk: Desk, tmp_path: Path) -> None:
    rows = (
        f"{NIAMH},1,Mother,Ann,One,07700 900101,01632 960101\n",
        f"{NIAMH},2,Father,Bob,One,07700 900102,\n",
    )
    apply(desk, _look(desk, tmp_path, "".join(rows)))
    swapped = f"{NIAMH},1,Father,Bob,One,07700 900102,\n{NIAMH},2,Mother,Ann,One,07700 900109,\n"
    done = apply(desk, _look(desk, tmp_path, swapped))
    assert (done.added, done.changed) == (0, 2)
    bob, ann = _known(desk)
    assert bob.forename == "Bob"
    assert [phone.typed for phone in ann.phones] == ["07700 900109", "01632 960101"]
    assert history(desk.db, ann.pupil)[-1][1]["phones"][0] == ["07700 900101", "01632 960101"]


def test_a_contact_no_longer_named_is_withdrawn_only_by_choice(desk: Desk, tmp_path: Path) -> None:
    apply(desk, _look(desk, tmp_path, f"{NIAMH},1,,Ann,One,,\n{NIAMH},2,,Bob,One,,\n"))
    seen = _look(desk, tmp_path, f"{NIAMH},1,,Bob,One,,\n{NIAMH},2,,Cy,One,,\n")
    (gone,) = seen.gone
    assert gone.forename == "Ann"
    apply(desk, seen)
    assert [contact.forename for contact in _known(desk)] == ["Ann", "Bob", "Cy"]
    again = _look(desk, tmp_path, f"{NIAMH},1,,Bob,One,,\n{NIAMH},2,,Cy,One,,\n")
    assert apply(desk, again) == Applied(0, 0, 2)
    with pytest.raises(RuleError):
        apply(desk, again, frozenset({_known(desk)[1].id}))
    apply(desk, again, frozenset({gone.id}))
    assert [contact.forename for contact in _known(desk)] == ["Bob", "Cy"]


def test_a_file_never_takes_back_do_not_contact(desk: Desk, tmp_path: Path) -> None:
    apply(desk, _look(desk, tmp_path, f"{NIAMH},1,,Ann,One,07700 900101,\n"))
    (ann,) = _known(desk)
    change_contact(desk, ann, replace(ann, do_not_contact=True, safe_to_text=False))
    apply(desk, _look(desk, tmp_path, f"{NIAMH},1,Mother,Ann,One,07700 900101,\n"))
    (ann,) = _known(desk)
    assert (ann.relationship, ann.do_not_contact, ann.safe_to_text) == ("Mother", True, False)


def test_contacts_that_changed_since_the_preview_are_looked_at_again(
    desk: Desk, tmp_path: Path
) -> None:
    seen = _look(desk, tmp_path, f"{NIAMH},1,,Ann,One,,\n")
    apply(desk, seen)
    with pytest.raises(StaleError):
        apply(desk, seen)


def test_the_duty_is_asked_for(small: SmallSchool, desk: Desk) -> None:
    file = read(desk, SAMPLE)
    with pytest.raises(PermissionRefused):
        preview(small.teacher, file)
    with pytest.raises(PermissionRefused):
        apply(small.teacher, preview(desk, file))
