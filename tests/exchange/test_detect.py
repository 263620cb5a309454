"""Any file is read or refused with a sentence; a long reading tells, and stops when asked."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import FileRefused, SchoolError
from desktop.exchange.detect import look_at, read_file
from desktop.exchange.formats.watching import ImportCancelled
from desktop.exchange.writing import SheetOfRows, write_csv, write_xlsx
from desktop.models.admissions.upn import check_letter
from tests.exchange.conftest import SAMPLES, TODAY

if TYPE_CHECKING:
    from pathlib import Path

HEADING = ("UPN", "Legal surname", "Legal forename", "Date of birth", "Class")
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".md")
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Autumn 1\r\n"
    b"DTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:20261024\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)

STARTS = (b"", b"PK\x03\x04", b"<CTfile>", b"UPN,Surname,Forename,DOB\n", CALENDAR[:18], CALENDAR)


def many_pupils(count: int) -> list[tuple[str, str, str, str, str]]:
    rests = (f"802{number // 1000:04}20{number % 1000:03}" for number in range(count))
    return [
        (check_letter(rest) + rest, f"Surname{number}", "Ann", "14/03/2017", f"{number % 7}A")
        for number, rest in enumerate(rests)
    ]


def refusal(path: Path) -> SchoolError | None:
    """What a reading says when it refuses; anything but a SchoolError is a bug and goes on up."""
    try:
        read_file(path, today=TODAY)
    except SchoolError as error:
        return error
    return None


def mutated(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    end = min(len(content), start + chance.choice((1, 1, 2, 20, 400)))
    noise = chance.choice(
        (b"", b"\0", b'"', b"<", b"&", b"\xff", b"\r", b",,", content[start:end] * 2)
    )
    return chance.choice(
        (content[:start], content[:start] + noise + content[end:], content[start:end] + content)
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.suffix + path.stem[:5])
def test_no_mutilated_sample_upsets_the_reading(tmp_path: Path, path: Path) -> None:
    chance, copy = random.Random(path.name), tmp_path / path.name
    for _ in range(60):
        copy.write_bytes(mutated(path.read_bytes(), chance))
        refused = refusal(copy)
        assert refused is None or (refused.title.endswith(".") and refused.advice)


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300), start=st.sampled_from(STARTS))
def test_no_bytes_upset_the_reading(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, start: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.dat"
    path.write_bytes(start + content)
    refused = refusal(path)
    assert refused is None or refused.advice


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_large_list_is_read_with_progress_and_stops_when_asked(tmp_path: Path, name: str) -> None:
    path, rows = tmp_path / name, many_pupils(2000)
    if name.endswith("csv"):
        write_csv(path, HEADING, rows)
    else:
        write_xlsx(path, [SheetOfRows("Pupils", HEADING, rows)])
    told: list[int] = []
    file = read_file(path, today=TODAY, progress=lambda done, _: told.append(done))
    assert (len(file.pupils), file.refused) == (2000, ())
    assert len(told) > 10
    assert told == sorted(told)
    assert told[-1] == 1000
    asked = iter([False] * 8)
    with pytest.raises(ImportCancelled):
        read_file(path, today=TODAY, cancelled=lambda: next(asked, True))


def test_a_transfer_file_tells_its_progress_and_stops_when_asked() -> None:
    told: list[int] = []
    path = SAMPLES / "8020000_CTF_9999999_001.xml"
    read_file(path, today=TODAY, progress=lambda done, _: told.append(done))
    assert told[-1] == 1000
    with pytest.raises(ImportCancelled):
        read_file(path, today=TODAY, cancelled=lambda: True)


@pytest.mark.parametrize(
    ("name", "kind", "first"),
    [
        ("sims_like_utf8.csv", "pupils", "Admission Number"),
        ("contacts_long_form.csv", "contacts", "UPN"),
        ("marks_long_form.csv", "marks", "UPN"),
        ("terms_2026-27.csv", "calendar", "Half term"),
        ("good.xlsx", "pupils", "Admission Number"),
    ],
)
def test_the_kind_and_the_mapping_are_told_before_reading(name: str, kind: str, first: str) -> None:
    found, header, mapping = look_at(SAMPLES / name)
    assert (found, header[0]) == (kind, first)
    assert set(mapping.values()) <= set(header)
    assert read_file(SAMPLES / name, kind, mapping, today=TODAY) == read_file(
        SAMPLES / name, today=TODAY
    )


def test_xml_has_no_headings_to_choose() -> None:
    assert look_at(SAMPLES / "8020000_CTF_9999999_001.xml") == ("pupils", (), {})


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("8020000_CTF_9999999_001.xml", "contacts", "is a list of pupils"),
        ("sims_like_utf8.csv", "shoes", "no kind of list shoes"),
        ("terms_2026-27.csv", "pupils", "no heading for"),
        ("sims_like_utf8.csv", "marks", "no heading for"),
    ],
)
def test_the_wrong_kind_is_refused(name: str, kind: str, said: str) -> None:
    with pytest.raises(FileRefused, match=said):
        read_file(SAMPLES / name, kind, today=TODAY)
