"""Every shipped policy is read, complete with its suggestions, and lawful."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused
from desktop.exchange.policy_files import read_policy_file, read_policy_files
from desktop.models.organisation.policy import Policy
from desktop.models.organisation.policy_checks import policy_findings
from desktop.models.organisation.policy_file import PolicyFile, PolicyKind
from desktop.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = read_policy_files(resource("policies"))
TODAY = date(2024, 9, 10)


def test_the_national_default_comes_first_and_schools_by_name() -> None:
    assert [file.name for file in SHIPPED] == [
        "National default",
        "Frisby CE Primary School, to 2026",
        "Learning Community Trust, 2024",
        "St Dunstan’s Catholic Primary School, 2022",
        "St Mary and All Saints CE Primary School, Autumn 2024",
        "Upton Education Improvement Partnership, 2022",
    ]


@pytest.mark.parametrize("file", SHIPPED, ids=[file.name for file in SHIPPED])
def test_a_shipped_policy_is_lawful_with_its_suggestions(file: PolicyFile) -> None:
    assert policy_findings(file.suggestion(), TODAY) == []


@pytest.mark.parametrize("file", SHIPPED, ids=[file.name for file in SHIPPED])
def test_what_a_policy_leaves_out_is_said(file: PolicyFile) -> None:
    is_national = file.kind is PolicyKind.NATIONAL
    assert bool(file.to_fill) is bool(file.suggested_fields()) is not is_national
    assert bool(policy_findings(file.policy(), TODAY)) is not is_national


def test_the_trusts_policy_states_its_own_first_day_times() -> None:
    """WC65, and the review of the morning at 10:30 (R202)."""
    (trust,) = (file.policy() for file in SHIPPED if file.name.startswith("Learning Community"))
    clock = trust.first_day
    assert {tier.name: [f"{one.what.value} {one.by:%H:%M}" for one in tier.steps]
            for tier in clock.tiers} == {
        "RED": ["call 09:30", "details to the visitor 09:45", "call again 12:30"],
        "AMBER": ["text 09:30", "call 10:30", "call again 13:30"],
        "GREEN": ["text 09:30", "call 10:30", "call again 14:30"],
    }  # fmt: skip
    seen = [(tier.seen_by_day, f"{tier.seen_by:%H:%M}") for tier in clock.tiers]
    assert seen == [(1, "10:00"), (3, "11:00"), (5, "11:00")]
    assert f"{clock.review:%H:%M}" == "10:30"


def test_the_national_file_says_what_the_program_defaults_to() -> None:
    national = SHIPPED[0].policy()
    assert national == Policy(national.name, national.source, national.am, national.pm)


@pytest.mark.parametrize("path", sorted(resource("policies").glob("*.toml")))
def test_no_shipped_policy_holds_a_phone_number_or_an_address(path: Path) -> None:
    assert not re.search(r"\d{5}|@|\b[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}\b", path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"name = ", "broken.toml is not a policy file"),
        (b"\xff\xfe", "broken.toml is not a policy file"),
        (b"phase = 'primary'", "broken.toml: This policy has no name."),
    ],
)
def test_a_file_that_is_no_policy_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refusal:
        read_policy_file(path)
    assert refusal.value.title.startswith(words)
