"""The table of kinds: tier, audience, who outside is told; earlier words find their kind (R192)."""

from __future__ import annotations

import pytest

from desktop.errors import RuleError
from desktop.models.safeguarding.flag_kind import (
    KINDS,
    OWN,
    Audience,
    check_note,
    kind_of,
    told_note,
)


@pytest.mark.parametrize(
    ("kind", "tier", "seen_in_class", "told"),
    [
        ("EHC plan", "RED", True, ""),
        ("looked after", "RED", False, "the child’s social worker"),
        ("social worker", "RED", False, "the child’s social worker"),
        ("child protection", "RED", False, "the child’s social worker"),
        ("section 47 enquiry", "RED", False, "the child’s social worker"),
        ("exploitation", "RED", False, ""),
        ("risk of suicide", "RED", False, ""),
        ("youth offending team", "RED", False, "the youth offending team"),
        ("medical", "AMBER", True, ""),
        ("young carer", "AMBER", False, ""),
        ("other agency", "AMBER", False, ""),
        ("family concern", "AMBER", False, ""),
        ("change in the family", "", False, ""),
        ("education welfare", "AMBER", False, ""),
        ("police enquiry", "AMBER", False, ""),
        ("likes trains", "", False, ""),
    ],
)
def test_a_kind_says_tier_audience_and_outsider(
    kind: str, tier: str, seen_in_class: bool, told: str
) -> None:
    found = kind_of(kind)
    assert (found.weight.value, found.outsider) == (tier, told)
    assert (found.audience is Audience.CLASS) is seen_in_class


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Child protection plan", "child protection"),
        ("  Social   Worker ", "social worker"),
        ("EHCP", "EHC plan"),
        ("CSE", "exploitation"),
        ("LAC", "looked after"),
        ("S47", "section 47 enquiry"),
        ("EWO", "education welfare"),
        ("Family change", "change in the family"),
    ],
)
def test_words_of_earlier_years_find_their_kind(words: str, kind: str) -> None:
    assert kind_of(words).name == kind


@pytest.mark.parametrize("words", ["Medical neglect", "EHC plan; social worker", "Court order"])
def test_words_that_say_more_are_the_schools_own_and_for_no_wider_audience(words: str) -> None:
    assert kind_of(words) is OWN
    assert OWN.audience is Audience.SAFEGUARDING


def test_no_two_kinds_answer_to_the_same_words() -> None:
    words = [one.casefold() for kind in KINDS for one in (kind.name, *kind.aliases)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("told", "note", "kept"),
    [
        ("Mr Lead", "Grandfather died", "Safeguarding lead told: Mr Lead. Grandfather died"),
        (" Mr Lead. ", "", "Safeguarding lead told: Mr Lead."),
        (" ", " Grandfather died ", "Grandfather died"),
        ("", "", ""),
    ],
)
def test_a_change_in_the_family_names_the_lead_who_was_told(  # R98
    told: str, note: str, kept: str
) -> None:
    kind = kind_of("change in the family")
    assert told_note(told, note) == kept
    check_note(kind_of("family concern"), kept)
    if told.strip():
        check_note(kind, kept)
    else:
        with pytest.raises(RuleError, match="names no safeguarding lead"):
            check_note(kind, kept)
