"""Leave, travel, contracts and letters go out whole, signed letters byte for byte; no secret."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from desktop.errors import FileRefused
from desktop.exchange.formats.watching import ImportCancelled, Watch
from desktop.models.agreements.standing import Answer, PartyAnswer
from desktop.models.leave.factor import Factor
from desktop.models.leave.step import StepDraft
from desktop.models.travel.circumstances import FactKind, TravelFact
from desktop.models.travel.deletion import Step
from desktop.models.travel.meters import Elsewhere
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.leave import steps
from desktop.storage.letters.signed_files import digest_of, signed_file
from desktop.storage.travel.travel_facts import circumstances_for
from desktop.tasks.agreements.review_agreement import answer_agreement, review_agreement
from desktop.tasks.exchange.export_kept import KEPT, SIGNED
from desktop.tasks.exchange.export_school import export_csv, export_xlsx
from desktop.tasks.leave.decide_leave import decide
from desktop.tasks.leave.weigh_request import answer
from desktop.tasks.leave.withdraw_request import withdraw_request
from desktop.tasks.letters.sign_letters import sign_pile, waiting_letters
from desktop.tasks.travel.attend_elsewhere import add_attendances
from desktop.tasks.travel.decide_journey import load, withdraw_journey
from desktop.tasks.travel.record_circumstances import record_circumstances
from desktop.tasks.travel.search_steps import take_step
from tests import make
from tests.tasks.agreements.agreed import REVIEW, made
from tests.tasks.leave.asking import ask, granted, refusal
from tests.tasks.letters.letters import family, mother
from tests.tasks.letters.piles import Followed
from tests.tasks.letters.safe import PASSWORD, a_signature, give_signature
from tests.tasks.travel.family import agreed, record

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SmallSchool


def _rows(out: Path, name: str) -> list[dict[str, str]]:
    if out.is_dir():
        with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    heading, *rows = load_workbook(out)[name].iter_rows(values_only=True)
    texts = [["" if cell is None else str(cell) for cell in row] for row in (heading, *rows)]
    return [dict(zip(texts[0], row, strict=True)) for row in texts[1:]]


def _out(small: SmallSchool, tmp_path: Path, form: str) -> Path:
    out = tmp_path / ("out" if form == "csv" else "out.xlsx")
    (export_csv if form == "csv" else export_xlsx)(small.head, out)
    return out


def _signed(small: SmallSchool) -> int:
    """A letter about granted leave, signed by the head; returns its number."""
    family(small)
    decide(small.head, ask(small, 0), granted(small, 0, seen={small.pupils[0]: None}))
    give_signature(small.head)
    done = sign_pile(small.head, waiting_letters(small.head), PASSWORD, Followed().following)
    assert not done.refused
    return done.signed[0]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_request_goes_out_with_answers_decisions_and_steps(
    small: SmallSchool, tmp_path: Path, form: str
) -> None:
    pupil = small.pupils[0]
    number = ask(small, 0, 1)
    answer(small.head, number, Factor.RECORD, "Good")
    (first,) = decide(small.head, number, refusal(small, 0, seen={pupil: None})).numbers
    changed = granted(small, 0, seen={pupil: first}, why_changed="The mother rang")
    decide(small.head, number, changed)
    with saving(small.db):
        signed = sign(small.db, small.school, small.head.who, small.clock())
        took = StepDraft(pupil=pupil, step="rung home", day=small.head.today, request=number)
        steps.add_step(small.db, took, signed)
    withdraw_request(small.office, number, "They stay at home")
    out = _out(small, tmp_path, form)
    asked, decided = _rows(out, "leave_requests"), _rows(out, "leave_decisions")
    assert [one["Request"] for one in asked] == [str(number)] * 2
    assert {one["Why withdrawn"] for one in asked} == {"They stay at home"}
    assert (asked[0]["From, AM or PM"], asked[0]["Until, AM or PM"]) == ("AM", "PM")
    assert [(one["Outcome"], one["Replaces decision"], one["Why changed"]) for one in decided] == [
        ("refused", "", ""), ("granted", str(first), "The mother rang"),
    ]  # fmt: skip
    assert decided[0]["From"] == ""
    assert [one["Answer"] for one in _rows(out, "leave_answers")] == ["Good"]
    assert [(one["Step"], one["Done"]) for one in _rows(out, "leave_steps")] == [
        ("rung home", "yes")
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_travelling_family_goes_out_with_its_sources(
    small: SmallSchool, tmp_path: Path, form: str
) -> None:
    small.db.table("pupils").update(small.pupils[0], {"address_confidential": 1})
    small.db.conn.commit()
    record(small)
    base = TravelFact(
        pupil=small.pupils[0], kind=FactKind.BASE_1, words="Plot 4, Fair Lane", source="Mother",
    )  # fmt: skip
    before = circumstances_for(small.db, small.school, small.pupils[0])
    record_circumstances(small.office, before, (base,))
    journey = agreed(small)
    withdraw_journey(small.office, load(small.office, journey.id), "They stay after all")
    add_attendances(
        small.office,
        Elsewhere(
            pupil=small.pupils[0], place="Saltmarsh Primary School", source="E-mail of its office",
            first_day=date(2026, 11, 2), last_day=date(2026, 11, 6), attendances=7,
        ),
    )  # fmt: skip
    take_step(small.office, small.pupils[0], Step.BASES, small.head.today, "Nobody there")
    out = _out(small, tmp_path, form)
    facts = _rows(out, "travel_facts")
    assert all(one["Source"] for one in facts)
    secret = {one["What"]: one["Address confidential"] for one in facts}
    assert (secret["base 1"], secret["trade"]) == ("yes", "")
    assert [one["Where"] for one in _rows(out, "journeys")] == [journey.place]
    assert [
        (one["Outcome"], one["Reason"], one["Replaces line"])
        for one in _rows(out, "journey_decisions")
    ] == [("agreed", "", ""), ("withdrawn", "They stay after all", "1")]
    assert [one["Attendances"] for one in _rows(out, "attendances_elsewhere")] == ["7"]
    assert [one["What came of it"] for one in _rows(out, "search_steps")] == ["Nobody there"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_contract_goes_out_with_its_answers_and_reviews(
    small: SmallSchool, tmp_path: Path, form: str
) -> None:
    number = made(small)
    answer = PartyAnswer(2, Answer.DECLINED, make.TUESDAY, "Would rather not")
    answer_agreement(small.office, number, [answer])
    review_agreement(small.office, number, REVIEW)
    newer = made(small, replaces=number, rate=None)
    out = _out(small, tmp_path, form)
    agreed_on = _rows(out, "agreements")
    assert [one["Replaces agreement"] for one in agreed_on] == ["", str(number)]
    assert [one["Agreement"] for one in agreed_on] == [str(number), str(newer)]
    assert float(agreed_on[0]["Target in per cent"]) == 95
    assert agreed_on[1]["Target in per cent"] == ""
    assert {one["What the school does"] for one in agreed_on} == {"Breakfast club"}
    assert [one["Name"] for one in _rows(out, "agreement_parties")] == 2 * [
        "Mrs Ahmed", "Mr Ahmed", "Asif Officer",
    ]  # fmt: skip
    (said,) = _rows(out, "agreement_answers")
    assert (said["Answer"], said["Words"]) == ("declined", "Would rather not")
    (review,) = _rows(out, "agreement_reviews")
    assert (review["Outcome"], review["What was kept to"]) == ("goes on", "Rang each time")


def test_signed_letters_go_out_as_files_with_their_digests(
    small: SmallSchool, tmp_path: Path
) -> None:
    number = _signed(small)
    out = _out(small, tmp_path, "csv")
    line = _rows(out, SIGNED)[0]
    content = (out / line["File"]).read_bytes()
    kept = signed_file(small.db, number)
    assert kept is not None
    assert content == kept.pdf
    assert line["Digest (SHA-256)"] == digest_of(content)
    assert line["Is as it was signed"] == "yes"
    letter = _rows(out, "letters")[0]
    assert letter["Letter"] == line["Letter"] == "L00001"
    assert "Dear Mrs Ahmed" in letter["What it said"]
    assert "{" not in letter["What it said"]
    assert [one["What"] for one in _rows(out, "letter_events") if one["Letter"] == "L00001"] == [
        "signed digitally"
    ]
    assert {one["Contact's forename"] for one in _rows(out, "letter_adults")} == {"Amina", "Bilal"}
    assert len(_rows(out, "letter_children")) == 2


def test_a_workbook_has_the_digests_and_names_no_file(small: SmallSchool, tmp_path: Path) -> None:
    _signed(small)
    out = _out(small, tmp_path, "xlsx")
    assert all(
        one["Digest (SHA-256)"] and not one["File"] and one["Certificate"]
        for one in _rows(out, SIGNED)
    )
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_a_signed_letter_that_was_changed_says_so(small: SmallSchool, tmp_path: Path) -> None:
    number = _signed(small)
    small.db.execute("DROP TRIGGER signed_files_are_never_changed")
    small.db.execute(
        "UPDATE signed_files SET pdf = CAST(pdf || x'20' AS BLOB) WHERE letter = ?", (number,)
    )
    small.db.conn.commit()
    said = [one["Is as it was signed"] for one in _rows(_out(small, tmp_path, "csv"), SIGNED)]
    assert said.count("no") == 1


def test_a_signature_and_its_key_stay_here(small: SmallSchool, tmp_path: Path) -> None:
    _signed(small)
    out = _out(small, tmp_path, "csv")
    everything = b"".join(path.read_bytes() for path in out.glob("*.csv"))
    secrets = [bytes(row[0]) for row in small.db.execute(
        "SELECT sealed FROM signature_pictures UNION ALL SELECT salt FROM signature_pictures"
        " UNION ALL SELECT sealed FROM signing_keys UNION ALL SELECT salt FROM signing_keys"
    )]  # fmt: skip
    assert secrets
    for secret in (*secrets, a_signature()):
        assert secret not in everything
        assert secret.hex().encode() not in everything
    assert not {kept.name for kept in KEPT} & {"signature_pictures", "signing_keys"}


def test_a_confidential_address_is_in_no_letter_and_said_to_be_so(
    small: SmallSchool, tmp_path: Path
) -> None:
    mother(small, small.pupils[0], address_as_pupil=0, address="1 Secret Row",
           address_confidential=1)  # fmt: skip
    decide(small.head, ask(small, 0), granted(small, 0, seen={small.pupils[0]: None}))
    out = _out(small, tmp_path, "csv")
    (letter,) = _rows(out, "letters")
    assert (letter["Address confidential"], letter["Address"]) == ("yes", "")
    for name in (*(kept.name for kept in KEPT), SIGNED):
        assert "Secret Row" not in (out / f"{name}.csv").read_text("utf-8-sig")


def test_stopping_leaves_no_signed_letter_behind(small: SmallSchool, tmp_path: Path) -> None:
    _signed(small)
    last = 0.96
    seen: list[float] = []

    def told(done: int, total: int | None) -> None:
        seen.append(done / total if total else 0)

    def cancelled() -> bool:
        return bool(seen) and seen[-1] >= last

    with pytest.raises(ImportCancelled):
        export_csv(small.head, tmp_path, Watch(told, cancelled))
    assert list(tmp_path.iterdir()) == []
    export_csv(small.head, tmp_path)
    with pytest.raises(FileRefused, match="Choose an empty folder"):
        export_csv(small.head, tmp_path)
