"""The page for families read back: one A4 page for small schools and large, readable in grey."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.documents.papers.school_page import school_page
from desktop.models.papers.school_page import Box, ClassLine, ClassLines, Part, SchoolPage
from desktop.ui.papers.rendering import page_picture
from tests.documents import facts
from tests.documents.reading import words_of

HEADING = replace(facts.HEADING, title="Attendance newsletter", subtitle="Autumn 1, 2026/27")
BOXES = (
    Box("Autumn 1", "95.2 %", "3 Sep 2026 to 23 Oct 2026"),
    Box("2026/27 so far", "95.0 %"),
    Box("Autumn 1, 2025/26", "94.8 %"),
)
NUMBERS = (
    Box("children were never absent", "74"),
    Box("children were never late", "nearly all"),
    Box("of lessons missed by 192 late arrivals", "47 h 48 min"),
    Box("sessions missed to holidays that were not agreed", "not shown"),
)
REMINDERS = Part("Coming on time", ("The morning register begins at 08:55. " * 5,) * 4)


def classes(count: int, best: int = 1) -> ClassLines:
    rate = Decimal("95.2")
    lines = (ClassLine(f"Class {n}", rate, rate, n < best) for n in range(count))
    return ClassLines(tuple(lines))


def page(count: int = 7, **changed: object) -> SchoolPage:
    made = SchoolPage(BOXES, classes(count), NUMBERS, (REMINDERS, Part("Empty", ())), ("A note.",))
    return replace(made, **changed)  # type: ignore[arg-type]


def words(facts_of_page: SchoolPage) -> str:
    return " ".join(" ".join(words_of(school_page(HEADING, facts_of_page))).split())


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 9, 21, 67])
def test_every_class_stands_on_the_one_page(count: int) -> None:
    made = page(count)
    pages = words_of(school_page(HEADING, made))
    assert len(pages) == 1
    said = " ".join(pages[0].split())
    assert said.count("95.2 %") == 1 + 2 * count
    assert all(f"Class {number} " in said for number in range(count))
    assert all(box.figure in said for box in (*BOXES, *NUMBERS))
    assert "A note." in said
    assert "Empty" not in said


@pytest.mark.parametrize(
    ("best", "title"),
    [
        (0, ""),
        (1, "★ Class of the half-term: Class 0"),
        (2, "★ Classes of the half-term: Class 0 and Class 1"),
        (3, "★ Classes of the half-term: Class 0, Class 1 and Class 2"),
    ],
)
def test_the_best_class_is_named_with_a_star_and_ties_together(best: int, title: str) -> None:
    said = words(page(classes=classes(4, best)))
    assert title in said
    assert said.count("★") == best + bool(best)


def test_a_rate_that_cannot_be_shown_is_a_dash_and_no_year_has_no_column() -> None:
    untaken = ClassLines((ClassLine("1A", None, None), ClassLine("1B", Decimal("90.0"), None)))
    said = words(page(classes=untaken))
    assert "1A –" in said
    assert "1B 90.0 %" in said
    assert "Year so far" not in said
    assert "Year so far" in words(page())


def test_names_of_many_scripts_print() -> None:
    named = ClassLines((ClassLine("Świerk", None, None), ClassLine("李 Wei", None, None)))
    said = words(
        page(classes=named, parts=(Part("From the school", ("Siân, Łódź, Nguyễn, 李.",)),))
    )
    assert all(name in said for name in ("Świerk", "李 Wei", "Siân, Łódź, Nguyễn, 李."))


def test_more_words_than_a_page_takes_go_on_overleaf_and_none_is_lost() -> None:
    long = tuple(f"Paragraph {number}: " + "come on time. " * 30 for number in range(25))
    pages = words_of(school_page(HEADING, page(parts=(Part("From the school", long),))))
    assert len(pages) > 1
    assert all(f"Paragraph {number}:" in " ".join(pages) for number in range(25))


def test_it_prints_the_same_twice_and_in_grey() -> None:
    made = school_page(HEADING, page())
    assert made == school_page(HEADING, page())
    picture = page_picture(made, 0, 300)
    pixels = (picture.pixelColor(x, y) for x in range(0, 300, 3) for y in range(0, 400, 3))
    assert all(one.red() == one.green() == one.blue() for one in pixels)
