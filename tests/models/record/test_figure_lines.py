"""Lines of figures: pooled sessions, each child once, and the parts of a whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from desktop.models.marks.rates import rate, rate_in_words
from desktop.models.record.figure_lines import FigureLine, Kind, child_lines, figure_lines
from desktop.models.record.glance import Figure, Part, added, due_places

NAMES = {pupil: ("Child", f"Number{pupil:02}") for pupil in range(40)}
CLASSES = {7: "6B", 8: "5A"}
PARTS = some.lists(
    some.builds(
        Part,
        pupil=some.integers(0, 5),
        year=some.just(2026),
        group=some.sampled_from([7, 8, None]),
        year_group=some.sampled_from(["5", "6"]),
        begin=some.just(0),
        marks=some.text("/\\LUINOGV.#", max_size=30),
        due=some.just(due_places([0, 3, 4])),
    ),
    max_size=12,
)
COUNTED = [one for one in Figure if one not in (Figure.PERSISTENT, Figure.SEVERE)]


def a_part(pupil: int, marks: str, group: int | None = 7) -> Part:
    return Part(pupil, 2026, group, "6", 0, marks)


def of(lines: tuple[FigureLine, ...], kind: Kind) -> list[FigureLine]:
    return [line for line in lines if line.kind is kind]


@given(PARTS)
def test_classes_and_year_groups_and_children_each_add_up_to_the_school(parts: list[Part]) -> None:
    lines = figure_lines(parts, CLASSES)
    whole = [lines[0].amount(figure) for figure in COUNTED]
    for some_lines in (of(lines, Kind.CLASS), of(lines, Kind.YEAR), child_lines(parts, NAMES)):
        together = [sum(line.amount(one) for line in some_lines) for one in COUNTED]
        assert together == whole


@given(PARTS)
def test_a_line_holds_just_the_parts_it_was_counted_from(parts: list[Part]) -> None:
    for line in (*figure_lines(parts, CLASSES), *child_lines(parts, NAMES)):
        assert added(part.sums for part in parts if line.holds(part)).glance == line.glance


def test_wc10_a_rate_is_of_all_sessions_together() -> None:
    lines = figure_lines([a_part(1, "/" * 5 + "I" * 5), a_part(2, "/" * 100)], CLASSES)
    assert [rate_in_words(line.attendance) for line in lines] == ["95.5"] * 3


def test_wc11_persistent_absence_is_counted_in_children() -> None:
    often = [a_part(pupil, "/" * 9 + "I") for pupil in range(3)]
    lines = figure_lines(often + [a_part(pupil, "/" * 10) for pupil in range(3, 28)], CLASSES)
    assert (lines[0].children, lines[0].persistent) == (28, 3)
    assert rate_in_words(rate(lines[0].persistent, lines[0].children)) == "10.7"


def test_wc13_without_a_possible_session_there_is_no_rate_and_no_flag() -> None:
    line = figure_lines([a_part(1, "DD" * 5)], CLASSES)[0]
    assert (line.attendance, line.persistent, line.severe) == (None, 0, 0)


def test_a_child_who_changed_class_is_one_child_of_the_school() -> None:
    lines = figure_lines([a_part(1, "I"), a_part(1, "/////////", 8)], CLASSES)
    school, _year, left, joined = lines
    assert [line.children for line in (school, left, joined)] == [1, 1, 1]
    assert [line.persistent for line in (school, left, joined)] == [1, 1, 0]


def test_children_stand_in_the_order_of_their_surnames() -> None:
    names = {1: ("Zoe", "Ahmed"), 2: ("Abel", "Łukasz"), 3: ("Bo", "Mann")}
    found = child_lines([a_part(pupil, "/") for pupil in (3, 2, 1)], names)
    assert [line.name for line in found] == ["Zoe Ahmed", "Abel Łukasz", "Bo Mann"]
