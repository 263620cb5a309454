"""Each letter prints in a face that has it; what does not fit is made smaller, then cut short."""

from __future__ import annotations

import pytest

from desktop.documents import fonts
from desktop.documents.names import note_on, printed_name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Łukasz Nguyễn", [(fonts.REGULAR, "Łukasz Nguyễn")]),
        ("Ελένη Иванова", [(fonts.REGULAR, "Ελένη Иванова")]),
        ("李 Wei", [(fonts.CHINESE, "李"), (fonts.REGULAR, " Wei")]),
        ("佐藤さくら", [(fonts.CHINESE, "佐藤さくら")]),
        ("✓ here", [(fonts.SIGNS, "✓"), (fonts.REGULAR, " here")]),
        ("Sian\u0302", [(fonts.REGULAR, "Siâ".replace("Siâ", "Sian̂"))]),
        ("علي", [(fonts.REGULAR, "???")]),
    ],
)
def test_each_letter_has_a_face(text: str, parts: list[tuple[str, str]]) -> None:
    assert list(fonts.runs(text)) == parts


@pytest.mark.parametrize(
    "name", ["Siân O’Connor-Żółć", "Nguyễn", "Σωκράτης", "Юлия", "李小龙", "々サクラー", "ʻOkina"]
)
def test_names_of_these_scripts_print_as_they_are_written(name: str) -> None:
    assert fonts.can_print(name)


@pytest.mark.parametrize("name", ["علي", "अनिता", "דוד", "ਅਮਰ", "สมชาย", "한별", "a\ufffdb\ue000"])
def test_other_scripts_do_not(name: str) -> None:
    assert not fonts.can_print(name)


@pytest.mark.parametrize(
    ("name", "latin", "printed"),
    [
        ("李 Wei", "Wei Li", "李 Wei"),
        ("علي حسن", "Ali Hassan", "Ali Hassan *"),
        ("अनिता", "", "Pupil 0123 *"),
    ],
)
def test_a_name_that_cannot_print_gives_way_to_the_latin_one(
    name: str, latin: str, printed: str
) -> None:
    assert printed_name(name, latin, "0123") == printed
    assert bool(note_on([printed])) is printed.endswith("*")


def test_a_name_is_made_smaller_before_it_is_cut_short() -> None:
    long = "Maximiliana Featherstonehaugh-Cholmondeley"
    assert fonts.fitted("Ann Lee", 100, 9, 6) == ("Ann Lee", 9)
    words, size = fonts.fitted(long, 170, 9, 6)
    assert (words, 6 <= size < 9) == (long, True)
    short, size = fonts.fitted(long, 80, 9, 6)
    assert (short.endswith("…"), size) == (True, 6)
    assert fonts.width(short, size) <= 80


def test_long_words_wrap_and_lines_stay_within_the_room() -> None:
    lines = fonts.wrapped("one two three\nfour", fonts.width("one two", 9) + 0.1, 9)
    assert lines == ["one two", "three", "four"]


def test_a_word_longer_than_the_room_goes_on_below() -> None:
    chinese = "母亲打电话说孩子发烧" * 5
    lines = fonts.wrapped(f"From home: {chinese} today", 100, 9)
    assert "".join(lines).replace(" ", "") == f"Fromhome:{chinese}today"
    assert all(fonts.width(line, 9) <= 100 for line in lines)


def test_a_word_a_little_too_long_is_left_whole_where_it_can_be_made_smaller() -> None:
    name = "Łukaszewicz-Szczepańska"
    room = fonts.width(name, 9) / 1.2
    assert fonts.wrapped(name, room, 9, squeeze=9 / 6.75) == [name]
    assert len(fonts.wrapped(name, room, 9)) == 2
