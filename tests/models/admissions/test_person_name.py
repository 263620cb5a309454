"""Names are kept letter for letter and found however they are spelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.admissions.person_name import (
    clean_name,
    looks_damaged,
    matches,
    search_key,
    search_words,
    sort_key,
    sounds_like,
)


@pytest.mark.parametrize(
    "name",
    [
        "O’Connor",
        "Ng'ang'a-Sample",
        "Łukasz",
        "李",
        "Sample & Co <b>",
        "Null",
        "True",
        "ʻOkina",
        "ශ්\u200dරී",
        "نیک\u200cپور",
    ],
)
def test_a_good_name_is_kept_letter_for_letter(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anne   Marie ", "Anne Marie"),
        ("Sia\u0302n", "Siân"),
        ("Zoë\u200b", "Zoë"),
        ("\ufeffAnn", "Ann"),
        ("Ann\x00e\x07", "Anne"),
        ("Ann\tMarie\r\nLee\u00a0Jo", "Ann Marie Lee Jo"),
        ("\u202eAnn\u202c", "Ann"),
        ("An\u200dn\u200c", "Ann"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_goes(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_name(text)
    assert clean_name(once) == once


@pytest.mark.parametrize("name", ["SiÃ¢n", "O\u00e2€™Connor", "Si\ufffdn", "Si?n", "ZoÃ«"])
def test_a_name_that_lost_letters_looks_damaged(name: str) -> None:
    assert looks_damaged(name)


@pytest.mark.parametrize("name", ["Siân", "O’Connor", "João", "ÂNGELA", "Who?", "Ãlvares"])
def test_a_name_with_accents_does_not(name: str) -> None:
    assert not looks_damaged(name)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("O’Connor", "oconnor"), ("Ng'ang'a-Sample", "ngangasample"), ("Łukasz", "lukasz"),
        ("Søren", "soren"), ("Groß", "gross"), ("Siân", "sian"), ("Anne Marie", "annemarie"),
        ("Æthel", "aethel"), ("İpek", "ipek"), ("李", "李"), ("Nguyễn", "nguyen"), ("ʼ", ""),
    ],
)  # fmt: skip
def test_a_search_sets_accents_and_marks_aside(name: str, key: str) -> None:
    assert search_key(name) == key


@pytest.mark.parametrize(
    "names",
    [
        "Stephen Steven", "Katherine Catherine Kathryn", "Shaun Sean Shawn", "Nguyen Ngyuen",
        "Mohammed Muhammad Mohamed", "Philip Phillip Filip", "Sara Sarah", "Claire Clare",
        "Aidan Aiden Ayden", "Smith Smyth", "Isabel Isobel Izabel", "Lucas Łukasz", "Niamh Neve",
        "McDonald Macdonald", "Geoffrey Jeffrey", "Siobhan Chevonne", "Wright Right", "Zoë Zoey",
    ],
)  # fmt: skip
def test_names_that_sound_alike_share_a_key(names: str) -> None:
    assert len({sounds_like(name) for name in names.split()}) == 1


@pytest.mark.parametrize("names", ["Amy Jane", "Ben Dan", "Mary Martha", "Olivia Sofia"])
def test_names_that_do_not_sound_alike_do_not(names: str) -> None:
    assert len({sounds_like(name) for name in names.split()}) == 2


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("connor", True), ("o'con nia", True), ("OCONNOR", True), ("neve", True), ("con nor", True),
        ("marie", False), ("niamh smith", False), ("", True), ("李", False),
    ],
)  # fmt: skip
def test_every_word_typed_is_part_of_a_name_or_sounds_like_one(query: str, found: bool) -> None:
    assert matches(query, ("Niamh", "O’Connor", "Neeve")) is found


def test_other_scripts_are_found_by_part() -> None:
    assert matches("小", ("小明", "李"))
    assert not matches("大", ("小明", "李"))
    assert search_words("  Anne-Marie ’ ") == ("annemarie",)


def test_people_are_sorted_as_a_person_would() -> None:
    surnames = ["Zed", "李", "Łow", "O’Connor", "Oconnell", "Lowe", "de Silva", "O'Dell"]
    assert sorted(surnames, key=lambda name: sort_key(name, "A")) == [
        "de Silva", "Łow", "Lowe", "Oconnell", "O’Connor", "O'Dell", "Zed", "李",
    ]  # fmt: skip
