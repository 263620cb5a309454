"""A mapping made once is known again for a file with the same headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused, PermissionRefused
from desktop.tasks.exchange import import_contacts, import_pupils
from desktop.tasks.exchange.read_import import read, remember
from tests.tasks.exchange.test_import_pupils import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SmallSchool

MAPPING = {"legal_surname": "Nom", "legal_forename": "Prénom", "birth_date": "Né"}


def _file(folder: Path, text: str) -> Path:
    path = folder / "liste.csv"
    path.write_text(text, "utf-8")
    return path


def test_headings_mapped_once_are_known_again(small: SmallSchool, tmp_path: Path) -> None:
    path = _file(tmp_path, "UPN,Nom,Prénom,Né\n,One,Ann,01/09/2015\n")
    with pytest.raises(FileRefused):
        read(small.office, path, "pupils")
    remember(small.office, read(small.office, path, "pupils", MAPPING).incoming)
    later = _file(tmp_path, "Né,Nom,Prénom,UPN\n31/08/2016,Two,Bob,\n")
    assert read(small.office, later, "pupils").incoming.pupils[0].legal_surname == "Two"
    with pytest.raises(PermissionRefused):
        remember(small.teacher, read(small.office, later, "pupils").incoming)


def test_the_digest_tells_files_apart(small: SmallSchool, tmp_path: Path) -> None:
    one = read(small.office, _file(tmp_path, "Surname,Forename,DOB\nOne,Ann,01/09/2015\n"))
    same = read(small.office, _file(tmp_path, "Surname,Forename,DOB\nOne,Ann,01/09/2015\n"))
    other = read(small.office, _file(tmp_path, "Surname,Forename,DOB\nTwo,Ann,01/09/2015\n"))
    assert one.digest == same.digest != other.digest


def test_a_file_is_imported_as_what_it_is(small: SmallSchool) -> None:
    marks = read(small.office, SAMPLES / "marks_long_form.csv")
    for kind in (import_pupils, import_contacts):
        with pytest.raises(FileRefused, match="read as a list of marks"):
            kind.preview(small.office, marks)
