"""The command line: what it does, what it says, and with which code it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.command_line import DONE, REFUSED, WRONG_USAGE
from tests.command.conftest import NEW, SAMPLES, Line

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_new_makes_a_file_and_never_over_another(line: Line) -> None:
    assert line(*NEW) == DONE
    assert line.count("schools") == 1
    assert line(*NEW) == REFUSED
    assert "already there" in line.err
    assert line.out == ""


@pytest.mark.parametrize(
    "words",
    [
        ("new", "--name", "Mockford", "--la", "80", "--estab", "2001"),
        ("new", "--name", " ", "--la", "802", "--estab", "2001"),
        (*NEW, "--as", "Hilda Head"),
    ],
)
def test_a_refused_new_leaves_no_file(line: Line, words: Sequence[str]) -> None:
    assert line(*words, secret="short") == REFUSED
    assert not line.data.exists()
    assert len(line.err.strip().splitlines()) == 1


def test_an_import_is_previewed_done_and_done_only_once(sample: Line) -> None:
    file = SAMPLES / "sims_like_utf8.csv"
    assert sample("import", file, "--preview", "--json") == DONE
    assert (sample.facts["kind"], sample.facts["added"]) == ("pupils", 8)
    assert sample.count("pupils") == 0
    assert sample("import", "pupils", file, "--json") == DONE
    assert sample.facts["added"] == 8
    assert sample("import", file, "--json") == DONE
    counts = {name: sample.facts[name] for name in ("added", "changed", "unchanged", "refused")}
    assert counts == {"added": 0, "changed": 0, "unchanged": 8, "refused": []}
    assert sample("import", SAMPLES / "contacts_long_form.csv", "--json") == DONE
    (refused,) = sample.facts["refused"]
    assert set(refused) >= {"row", "field", "value", "reason"}
    assert refused["row"] == 8
    assert sample("import", SAMPLES / "marks_long_form.csv") == DONE
    assert "100 added" in sample.out
    assert sample("import", SAMPLES / "terms_2026-27.csv", "--json") == DONE
    assert sample.facts["kind"] == "calendar"


def test_a_map_says_which_heading_holds_what(sample: Line, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Nom,Prénom,Né\nOne,Ann,01/09/2015\n", "utf-8")
    assert sample("import", "pupils", file) == REFUSED
    given = {"legal_surname": "Nom", "legal_forename": "Prénom", "birth_date": "Né"}
    assert sample("import", "pupils", file, "--map", json.dumps(given), "--json") == DONE
    assert sample.facts["added"] == 1


@pytest.mark.parametrize(
    "words",
    [
        ("import",),
        ("import", "cats", "a.csv"),
        ("import", "pupils", "a.csv", "b.csv"),
        ("import", "a.csv", "--map", "{"),
        ("import", "a.csv", "--map", "[1]"),
        ("new", "--name", "Mockford"),
        ("sample", "a.school", "--pupils", "many"),
        ("import", "pupils"),
        ("new",),
        ("new", "--la", "802", "--as", "Hilda Head"),
        ("fly",),
        ("--day", "yesterday", "check"),
    ],
)
def test_wrong_usage_ends_with_two(line: Line, words: Sequence[str]) -> None:
    assert line(*words) == WRONG_USAGE
    assert "usage: school-register" in line.err


@pytest.mark.parametrize("words", [("import", "none.csv"), ("export", "out"), ("restore", "x")])
def test_a_real_file_asks_who_it_is(real: Line, words: Sequence[str]) -> None:
    assert real(*words) == REFUSED
    assert "--as NAME" in real.err


def test_a_wrong_password_is_refused_and_a_right_one_works(real: Line) -> None:
    words = ("import", SAMPLES / "sims_like_utf8.csv", "--as", "hilda head")
    assert real(*words, secret="wrong") == REFUSED
    assert "do not belong together" in real.err
    assert real.count("pupils") == 0
    assert real(*words) == DONE
    assert real.count("pupils") == 8


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "empty"), (b"PK\x03\x04", ""), (b"<!DOCTYPE x><CTfile/>", ""), (b"a,b\n1,2\n", "")],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    sample: Line, tmp_path: Path, content: bytes, sentence: str
) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(content)
    assert sample("import", file) == REFUSED
    assert sentence in sample.err
    assert sample.err.count("\n") == 1
    assert sample.count("pupils") == 0


def test_an_export_comes_back(sample: Line, tmp_path: Path) -> None:
    assert sample("import", SAMPLES / "sims_like_utf8.csv") == DONE
    assert sample("export", tmp_path / "out", "--json") == DONE
    assert sample.facts["rows"]["pupils"] == 8
    assert sample("import", tmp_path / "out" / "pupils.csv", "--json") == DONE
    assert (sample.facts["added"], sample.facts["unchanged"]) == (0, 8)
    assert sample("export", tmp_path / "out.xlsx") == DONE


def test_backup_check_and_restore(real: Line, tmp_path: Path) -> None:
    copy = tmp_path / "copy.school"
    assert real("backup", copy) == DONE
    assert real("backup", "--json") == DONE
    assert Path(real.facts["backup"]).is_file()
    assert real("import", SAMPLES / "sims_like_utf8.csv", "--as", "Hilda Head") == DONE
    assert real("check") == DONE
    assert real("restore", copy, "--as", "Hilda Head") == DONE
    assert real.count("pupils") == 0
    real.data.write_bytes(b"not a school")
    assert real("check") == REFUSED
    assert real("restore", copy, "--as", "Hilda Head") == DONE
    assert real.count("schools") == 1


def test_a_sample_school_is_made_and_sound(line: Line) -> None:
    assert line("sample", line.data, "--pupils", "14") == DONE
    assert line("check", "--json") == DONE
    assert line.facts["pupils"] >= 14
    assert line("sample", line.data) == REFUSED


def test_the_only_file_of_a_folder_is_the_one(sample: Line, tmp_path: Path) -> None:
    other = Line(tmp_path, sample.capsys, sample.monkeypatch)
    assert other("check") == DONE
    (tmp_path / "second.school").write_bytes(b"")
    assert other("check") == REFUSED
    assert "--data FILE" in other.err


def test_a_network_drive_is_refused(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.tasks.safety.open_file.is_on_network_drive", bool)
    assert line(*NEW) == REFUSED
    assert "network drive" in line.err
    assert not line.data.exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [(("--version",), 0, ""), (("check",), 1, "There is no file"), (("fly",), 2, "usage")],
)
def test_the_program_itself_ends_with_the_code(
    tmp_path: Path, words: Sequence[str], code: int, said: str
) -> None:
    command = [sys.executable, "-m", "desktop", "--data", str(tmp_path / "none.school"), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_with_nobody_in_it_says_how_to_name_its_head(line: Line) -> None:
    file = SAMPLES / "sims_like_utf8.csv"
    assert line(*NEW) == DONE
    for words in (("import", file), ("import", file, "--as", "Hilda Head"), ("export", "out")):
        assert line(*words) == REFUSED
        assert f'Type: school-register --data "{line.data}" new --as "NAME"' in line.err
    assert line("new", "--as", "Hilda Head") == DONE
    assert "recovery code" in line.out
    assert line("import", file, "--as", "Hilda Head") == DONE
    assert line("new", "--as", "Other Head") == REFUSED
    assert "Somebody can sign in already" in line.err


def test_the_whole_command_said_again_names_the_head_too(line: Line) -> None:
    assert line(*NEW) == DONE
    assert line(*NEW, "--as", "Hilda Head") == DONE
    assert line("export", line.data.with_name("out"), "--as", "Hilda Head") == DONE


def test_a_map_stands_in_for_what_the_headings_tell(sample: Line) -> None:
    file = SAMPLES / "sims_like_utf8.csv"
    given = {"legal_surname": "Preferred Surname", "class_name": ""}
    assert sample("import", file, "--json", "--map", json.dumps(given)) == DONE
    assert sample.facts["added"] == 8
    assert sample.rows("SELECT count(*) FROM pupils WHERE legal_surname = 'Lee'") == [(1,)]
    assert sample.count("groups") == 0
    assert sample("import", file, "--map", '{"nofield": "UPN"}') == REFUSED
    assert "does not have" in sample.err


def test_a_password_that_cannot_be_read_is_a_sentence(real: Line) -> None:
    words = ("import", SAMPLES / "sims_like_utf8.csv", "--as", "Hilda Head")
    assert real(*words, secret="\udcff\udcfe") == REFUSED
    assert "cannot be read" in real.err
    assert real("import", "x.csv", "--as", "\udcff") == WRONG_USAGE


def test_a_file_whose_name_is_no_text_is_imported_all_the_same(
    sample: Line, tmp_path: Path
) -> None:
    file = tmp_path / "pupils\udcff.csv"
    try:
        file.write_bytes((SAMPLES / "sims_like_utf8.csv").read_bytes())
    except (OSError, UnicodeError):
        pytest.skip("this disk has only names that are text")
    assert sample("import", file) == DONE
    assert sample.rows("SELECT file_name FROM imports") == [("pupils\\udcff.csv",)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "."), "is a folder"),
        (("import", "nowhere/none.csv"), "There is no file none.csv"),
        (("import", "pupils", SAMPLES / "contacts_long_form.csv"), "no heading for: Date of birth"),
        (("import", "marks", SAMPLES / "8020000_CTF_9999999_001.xml"), "a list of pupils"),
        (
            ("import", SAMPLES / "sims_like_utf8.csv", "--school", "Elsewhere"),
            "no school Elsewhere",
        ),
        (("--data", ".", "check"), "no school file in"),
        (("--data", SAMPLES / "good.xlsx", "check"), "not a school's file"),
    ],
)
def test_a_mistake_is_one_sentence(
    sample: Line,
    tmp_path_factory: pytest.TempPathFactory,
    words: Sequence[str | Path],
    said: str,
) -> None:
    sample.monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert sample(*words) == REFUSED
    assert said in sample.err
    assert sample.err.count("\n") == 1


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    begin = len(content) // 3
    content[begin : begin + 20_000] = b"\xaa" * 20_000
    path.write_bytes(content)


def test_a_damaged_file_is_said_to_be_and_a_backup_takes_its_place(
    sample: Line, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.school"
    assert sample("backup", copy) == DONE
    _damage(sample.data)
    assert sample("check") == REFUSED
    assert "restore the last good backup" in (sample.out + sample.err).lower()
    assert sample("import", SAMPLES / "sims_like_utf8.csv") == REFUSED
    assert sample("backup", tmp_path / "second.school") == REFUSED
    assert "mockford.school is damaged" in sample.err
    assert not (tmp_path / "second.school").exists()
    assert sample("restore", copy) == DONE
    assert "kept as damaged mockford.school" in sample.out
    assert sample("check") == DONE
