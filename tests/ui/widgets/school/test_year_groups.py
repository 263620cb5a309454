"""Year groups are read as people type them, and guessed from a class's name."""

from __future__ import annotations

import pytest

from desktop.ui.widgets.school.year_groups import typed_years, years_in_name


@pytest.mark.parametrize(
    ("text", "years", "unknown"),
    [
        ("6", ("6",), ""),
        ("Year 5/6", ("5", "6"), ""),
        ("y4 and y5", ("4", "5"), ""),
        ("6, 5", ("5", "6"), ""),
        ("Reception, 1", ("R", "1"), ""),
        ("n1 n2 r", ("N1", "N2", "R"), ""),
        ("", (), ""),
        ("14", (), "14"),
        ("5 oak", ("5",), "oak"),
    ],
)
def test_typed_year_groups_are_read_youngest_first(
    text: str, years: tuple[str, ...], unknown: str
) -> None:
    assert typed_years(text) == (years, unknown)


@pytest.mark.parametrize(
    ("name", "years"),
    [("6B", ("6",)), ("5/6 Oak", ("5", "6")), ("Reception", ("R",)), ("Robins", ()), ("99", ())],
)
def test_a_class_s_name_says_its_year_groups_or_nothing(name: str, years: tuple[str, ...]) -> None:
    assert years_in_name(name) == years
