"""Papers about the building, read back: nobody left out, names whole, the same bytes twice."""

from __future__ import annotations

import pytest

from desktop.documents.page import Heading
from desktop.documents.site.call_log import call_log
from desktop.documents.site.children import PaperChild
from desktop.documents.site.on_site_list import ListedClass, on_site_list
from desktop.documents.site.roll_call_sheet import SheetClass, roll_call_sheet
from tests.documents.reading import words_of

HEADING = Heading("Hawthorn Lane", "On site", "Printed Tue 10 Nov 2026 09:31 by Janet Copeland")
LONG = "Maximiliana-Alexandrina Featherstonehaugh-Cholmondeley-Majoribanks"
NAMES = tuple(f"Siân Łukasz{number:02}" for number in range(40))
CLASS = tuple(PaperChild(name) for name in NAMES)


def _list(classes: int = 7) -> bytes:
    listed = tuple(
        ListedClass(f"Class {number}", "40 in the building", (("In the building", CLASS),))
        for number in range(classes)
    )
    return on_site_list(HEADING, listed, "Read from the registers.")


def _sheet(children: tuple[PaperChild, ...] = CLASS, classes: int = 3) -> bytes:
    looked_for = tuple((child, number > 0) for number, child in enumerate(children))
    return roll_call_sheet(
        HEADING, tuple(SheetClass(f"Class {number}", looked_for) for number in range(classes))
    )


def test_nobody_is_left_off_the_list_or_printed_twice() -> None:
    words = "\n".join(words_of(_list()))
    assert [words.count(name) for name in NAMES] == [7] * 40
    assert words.count("In the building: 40") == 7


def test_a_class_to_tick_stays_on_one_page() -> None:
    pages = words_of(_sheet(classes=5))
    assert len(pages) > 1
    for words in pages:
        begun = words.count("40 to find")
        assert begun == words.count("Found ______ of 40") == words.count(NAMES[20]) > 0


def test_who_is_not_known_has_a_question_mark() -> None:
    (words,) = words_of(_sheet(CLASS[:3], 1))
    assert [f"? {name}" in words for name in NAMES[:3]] == [True, False, False]


def test_a_class_larger_than_a_page_goes_on_overleaf() -> None:
    many = tuple(PaperChild(f"Child {number:03}") for number in range(200))
    words = "\n".join(words_of(_sheet(many, 1)))
    assert all(f"Child {number:03}" in words for number in range(200))


@pytest.mark.parametrize(
    ("child", "printed"),
    [
        (PaperChild("李小龍"), "李小龍"),
        (PaperChild("عائشة محمد", "Aisha Mohamed"), "Aisha Mohamed *"),
        (PaperChild("عائشة محمد", number="1234"), "Pupil 1234 *"),
    ],
)
def test_a_name_paper_cannot_show_is_the_latin_one_with_a_note(
    child: PaperChild, printed: str
) -> None:
    words = words_of(_sheet((child,), 1))[0]
    assert printed in words
    assert ("letters that paper cannot show" in words) is printed.endswith("*")


def test_a_long_name_is_made_smaller_and_then_cut_short() -> None:
    (words,) = words_of(_sheet((PaperChild(LONG),), 1))
    assert LONG[:30] in words


def test_the_log_has_a_line_for_each() -> None:
    row = ("Tue 10 Nov 2026, 10:20", "Fire drill", "4 min 12 s", "199 of 200", "Janet Copeland",
           "Rory Webb-Carver", "By the other door")  # fmt: skip
    (words,) = words_of(call_log(HEADING, [row, row]))
    assert words.count("4 min 12 s") == 2
    assert "Rory Webb-Carver" in words


@pytest.mark.parametrize("make", [_list, _sheet])
def test_the_same_facts_print_as_the_same_bytes(make: object) -> None:
    assert callable(make)
    assert make() == make()


@pytest.mark.parametrize("before", [0, 1, 3])
def test_a_name_too_long_for_its_column_is_whole_on_the_list(before: int) -> None:
    children = (*CLASS[:before], PaperChild(LONG), *CLASS[before:5])
    listed = ListedClass("Class", "6 in the building", (("In the building", children),))
    (words,) = words_of(on_site_list(HEADING, (listed,)))
    assert [words.count(child.printed) for child in children] == [1] * 6
