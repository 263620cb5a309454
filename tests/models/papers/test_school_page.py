"""Classes on a page for families: compared exactly, and none from which a child could be told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.models.marks.rates import Tally
from desktop.models.papers.school_page import NOBODY, ClassCount, Counted, class_lines


def counted(attended: int, possible: int, children: int = 28) -> Counted:
    return Counted(Tally(present=attended, unauthorised=possible - attended), children)


def a_class(name: str, attended: int, possible: int, children: int = 28) -> ClassCount:
    return ClassCount(name, counted(attended, possible, children))


@pytest.mark.parametrize(
    ("classes", "best"),
    [
        ([("1A", 9561, 10000), ("1B", 9564, 10000)], ("1B",)),  # both are shown as 95.6
        ([("1A", 9564, 10000), ("1B", 9561, 10000)], ("1A",)),
        ([("1A", 950, 1000), ("1B", 1900, 2000), ("1C", 940, 1000)], ("1A", "1B")),
        ([("1A", 1, 3), ("1B", 333333, 1000000)], ("1A",)),
        ([("1A", 10, 10), ("1B", 20, 20), ("1C", 30, 30)], ("1A", "1B", "1C")),
        ([("1A", 0, 10), ("1B", 0, 0)], ()),  # of one class there is no best
        ([("1A", 950, 1000)], ()),
        ([], ()),
    ],
)
def test_the_best_class_has_the_highest_exact_fraction_and_ties_are_named_together(
    classes: list[tuple[str, int, int]], best: tuple[str, ...]
) -> None:
    found = class_lines([a_class(*one) for one in classes], 5)
    assert found.best == best
    assert [one.name for one in found.shown] == [name for name, *_ in classes]


@pytest.mark.parametrize(
    ("children", "left_out"),
    [
        ((28, 27, 30), ()),
        ((5, 27, 30), ()),
        ((4, 27, 30), ("A", "B")),  # A alone would be the school less B and C
        ((4, 3, 30), ("A", "B")),  # seven together
        ((4, 4, 4), ("A", "B", "C")),
        ((1, 1, 30), ("A", "B", "C")),
        ((3, 5, 9, 30), ("A", "B")),
        ((2,), ("A",)),
        ((0, 27, 30), ()),  # nothing counts there: nothing is given away
    ],
)
def test_a_class_of_few_is_left_out_and_never_alone(
    children: tuple[int, ...], left_out: tuple[str, ...]
) -> None:
    classes = [
        a_class(name, 90 if few else 0, 100 if few else 0, few)
        for name, few in zip("ABCD", children, strict=False)
    ]
    found = class_lines(classes, 5)
    assert set(found.left_out) == set(left_out)
    assert {one.name for one in found.shown} == {one.name for one in classes} - set(left_out)


def test_a_class_left_out_is_not_the_best_one_either() -> None:
    found = class_lines(
        [
            a_class("A", 40, 40, 2),
            a_class("B", 30, 40, 4),
            a_class("C", 9, 10),
            a_class("D", 8, 10),
        ],
        5,
    )
    assert (found.left_out, found.best) == (("A", "B"), ("C",))


def test_a_smaller_number_that_the_policy_allows_leaves_fewer_out() -> None:
    classes = [a_class("A", 9, 10, 4), a_class("B", 9, 10)]
    assert class_lines(classes, 4).left_out == ()


@pytest.mark.parametrize(
    ("year", "shown"),
    [(counted(940, 1000), Decimal("94.0")), (counted(9, 10, 4), None), (NOBODY, None)],
)
def test_the_year_so_far_is_shown_where_enough_children_made_it(
    year: Counted, shown: Decimal | None
) -> None:
    found = class_lines([ClassCount("A", counted(9, 10), year)], 5)
    assert (found.shown[0].year, found.has_year) == (shown, shown is not None)


def test_a_class_whose_registers_nobody_took_has_no_rate() -> None:
    assert class_lines([a_class("A", 0, 0, 0), a_class("B", 9, 10)], 5).shown[0].now is None
