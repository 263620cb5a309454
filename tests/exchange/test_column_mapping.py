"""Headings are known by their usual names, once each, and never when they are sensitive."""

from __future__ import annotations

import pytest

from desktop.exchange.column_mapping import (
    SYNONYMS,
    detect_kind,
    export_heading,
    is_special,
    suggest_mapping,
)
from desktop.exchange.day_headings import is_day_heading


@pytest.mark.parametrize("kind", SYNONYMS)
def test_every_heading_that_an_export_writes_is_read_back_as_its_field(kind: str) -> None:
    headings = {field: export_heading(kind, field) for field in SYNONYMS[kind]}
    assert suggest_mapping(headings.values(), kind) == headings
    assert detect_kind(headings.values()) == kind
    assert not any(map(is_special, headings.values()))


@pytest.mark.parametrize("kind", SYNONYMS)
def test_every_synonym_alone_is_known_for_some_field(kind: str) -> None:
    for names in SYNONYMS[kind].values():
        for name in names.split("|"):
            assert suggest_mapping([name], kind)


@pytest.mark.parametrize(
    "heading",
    ["SEN", "SEN Status", "Special Educational Needs", "EHCP", "FSM", "Free School Meals", "EAL",
     "Ethnicity", "Ethnic Origin", "Religion", "First Language", "Medical Notes", "Allergies",
     "Looked After", "In Care", "LAC", "Pupil Premium", "PP", "Disability", "Service Child",
     "Nationality", "SEN_Need", "SENStatus", "InCare", "SENDType", "Is LAC?"],
)  # fmt: skip
def test_a_sensitive_heading_is_never_read(heading: str) -> None:
    assert is_special(heading)


@pytest.mark.parametrize(
    "heading", ["Send SMS", "Spendings", "Career", "Pupil", "Place", "Presents"]
)
def test_an_ordinary_heading_is_not_sensitive(heading: str) -> None:
    assert not is_special(heading)


@pytest.mark.parametrize(
    ("heading", "is_day"),
    [("07/09/2026", True), ("Mon AM", True), ("Mon 7 Sep 2026 PM", True), ("2026-09-07 AM", True),
     ("Mon", True), ("Month", False), ("AM", False), ("Sum1", False), ("", False)],
)  # fmt: skip
def test_a_day_above_a_column_is_known(heading: str, is_day: bool) -> None:
    assert is_day_heading(heading) is is_day


def test_an_arbor_global_id_is_no_upn() -> None:
    assert suggest_mapping(["Globally Unique Student ID"], "pupils") == {}
