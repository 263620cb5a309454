"""The columns of a file, for a person to say which is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused
from desktop.tasks.exchange.look_at_columns import check_mapping, fields_of, look_at_columns

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SmallSchool


def test_sensitive_columns_show_no_values(small: SmallSchool, tmp_path: Path) -> None:
    path = tmp_path / "pupils.csv"
    path.write_text("Surname,Forename,DOB,Religion\nField,Finn,1/2/2016,none\n", encoding="utf-8")
    look = look_at_columns(small.office, path)
    assert look is not None
    assert look.kind == "pupils"
    assert look.mapping["legal_surname"] == "Surname"
    assert look.samples["Surname"] == ("Field",)
    assert "Religion" not in look.samples


def test_where_no_heading_is_known_the_first_line_is_the_headings(
    small: SmallSchool, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Nachname;Vorname;Geburtstag\nField;Finn;1/2/2016\n", encoding="utf-8")
    look = look_at_columns(small.office, path)
    assert look is not None
    assert (look.kind, look.header) == ("", ("Nachname", "Vorname", "Geburtstag"))
    assert look.samples["Geburtstag"] == ("1/2/2016",)


def test_a_transfer_file_has_no_columns(small: SmallSchool, tmp_path: Path) -> None:
    path = tmp_path / "ctf.xml"
    path.write_text("<CTfile/>", encoding="utf-8")
    assert look_at_columns(small.office, path) is None


def test_a_mapping_must_hold_what_the_kind_needs() -> None:
    with pytest.raises(FileRefused, match="Date of birth"):
        check_mapping("pupils", {"legal_surname": "A", "legal_forename": "B"})
    check_mapping("pupils", {"full_name": "A", "birth_date": "B"})
    assert ("birth_date", "Date of birth") in fields_of("pupils")
