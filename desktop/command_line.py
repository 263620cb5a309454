"""The command line: everything a school's data needs without a window, and opening the window."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import __version__
from desktop.errors import SchoolError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
KINDS = ("pupils", "contacts", "marks", "calendar")
_WINDOWS_OWN = ("--data", "--day")
_SIGNED = "who does it; the password is asked for, or read from standard input"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command, or open the window when there is none: 0 done, 1 refused, 2 wrong usage."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    parser = _parser(with_commands=not _opens_window(words))
    try:
        given = parser.parse_args(words)
        _check(parser, given)
    except SystemExit as ended:  # argparse has said why
        return int(ended.code or 0)
    try:
        return _do(given)
    except SchoolError as error:
        _complain(f"{error.title} {error.advice}".strip())
    except KeyboardInterrupt:
        _complain("Stopped. Nothing was changed.")
    return REFUSED


def _do(given: argparse.Namespace) -> int:
    if given.command is None:
        return _window(given)
    from desktop import command_work  # noqa: PLC0415 - the window starts without it

    work = {
        "new": command_work.new,
        "import": command_work.import_file,
        "export": command_work.export,
        "backup": command_work.back_up,
        "restore": command_work.restore,
        "check": command_work.check,
        "sample": command_work.sample,
        "tour": command_work.tour,
    }
    said = work[given.command](given)
    _say(json.dumps(said.facts, ensure_ascii=False) if _wants_json(given) else said.text)
    return said.code


def _window(given: argparse.Namespace) -> int:
    from desktop.app import main as open_window  # noqa: PLC0415 - Qt only for the window

    return open_window(given.data, given.day)


def _wants_json(given: argparse.Namespace) -> bool:
    return bool(getattr(given, "json", False))


def _say(text: str) -> None:
    if text:
        _write(sys.stdout, text)


def _complain(sentence: str) -> None:
    _write(sys.stderr, sentence)


def _write(stream: Any, text: str) -> None:
    """Write a line even where the console lacks a letter of somebody's name."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()


def _check(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    if not _is_text(given):
        parser.error("a word has letters that cannot be read; write it in UTF-8.")
    if given.command == "new":
        _check_new(parser, given)
    if given.command == "import":
        _check_import(parser, given)


def _is_text(given: argparse.Namespace) -> bool:
    try:
        "".join(word for word in vars(given).values() if isinstance(word, str)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _check_new(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    facts = (given.name, given.la, given.estab)
    if None in facts and (any(facts) or given.who is None):
        parser.error(
            "new needs --name, --la and --estab; or, for a file in which nobody can sign in yet,"
            " --as NAME alone."
        )


def _check_import(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    *kind, given.file = given.what
    if len(kind) > 1 or (kind and kind[0] not in KINDS):
        parser.error(f"import takes a kind ({', '.join(KINDS)}) and one file.")
    given.kind = kind[0] if kind else None
    given.file = Path(given.file)
    if given.kind is None and str(given.file) in KINDS and not given.file.exists():
        parser.error(f"import {given.file} of which file?")
    _check_map(parser, given)


def _check_map(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    try:
        given.mapping = json.loads(given.map) if given.map else None
    except ValueError:
        parser.error('--map takes JSON, such as {"legal_surname": "Family name"}.')
    if given.map and not _is_mapping(given.mapping):
        parser.error("--map takes a JSON object of fields and headings, all of them text.")


def _is_mapping(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _opens_window(words: Sequence[str]) -> bool:
    """Whether these are the window's own options alone: it is there sooner without the commands."""
    return all(word in _WINDOWS_OWN for word in words[::2]) and len(words) % 2 == 0


def _parser(*, with_commands: bool = True) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="school-register", description="The attendance desk of a small school."
    )
    parser.add_argument("--version", action="version", version=__version__)
    _add_data(parser, None)
    parser.add_argument("--day", type=_day, help="a sample school's day, such as 2026-11-12")
    parser.set_defaults(command=None)
    if not with_commands:
        return parser
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_new(commands)
    _add_import(commands)
    _add_export(commands)
    _add_keeping(commands)
    _add_showing(commands)
    for command in commands.choices.values():
        _add_data(command, argparse.SUPPRESS)
    return parser


def _add_data(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data", type=Path, metavar="FILE", default=default, help="the school's file"
    )


def _add_new(commands: Any) -> None:
    new = commands.add_parser("new", help="make a school's file, or name the head of one")
    new.add_argument("--name", help="the school's name")
    new.add_argument("--la", help="the local authority's three digits")
    new.add_argument("--estab", help="the establishment's four digits")
    new.add_argument("--from", dest="begins", type=_day, help="the first day of registers here")
    new.add_argument("--address", default="")
    new.add_argument("--phone", default="")
    new.add_argument("--as", dest="who", metavar="NAME", help=f"the head: {_SIGNED}")


def _add_import(commands: Any) -> None:
    importing = commands.add_parser("import", help="take in a file from another program")
    importing.add_argument(
        "what", nargs="+", metavar="[KIND] FILE", help=f"{', '.join(KINDS)}; told from the file"
    )
    importing.add_argument("--preview", action="store_true", help="say what it would do")
    importing.add_argument("--map", metavar="JSON", help="which heading holds which field")
    importing.add_argument("--from", dest="effective", type=_day, help="when changes take effect")
    importing.add_argument(
        "--take-theirs", action="store_true", help="where marks clash, let the file's stand"
    )
    _add_signing(importing)


def _add_export(commands: Any) -> None:
    exporting = commands.add_parser("export", help="write everything to open files")
    exporting.add_argument("target", type=Path, help="a folder for CSV, or a name.xlsx")
    _add_signing(exporting)


def _add_keeping(commands: Any) -> None:
    backup = commands.add_parser("backup", help="copy the file and verify the copy")
    backup.add_argument("target", type=Path, nargs="?", help="where to; among the backups if none")
    backup.add_argument("--json", action="store_true")
    restore = commands.add_parser("restore", help="put a backup back")
    restore.add_argument("copy", type=Path)
    _add_signing(restore)
    check = commands.add_parser("check", help="look the whole file through")
    check.add_argument("--json", action="store_true")


def _add_showing(commands: Any) -> None:
    sample = commands.add_parser("sample", help="make an invented school to look round")
    sample.add_argument("file", type=Path)
    sample.add_argument("--pupils", type=int, default=210)
    sample.add_argument("--years", type=int, default=1)
    sample.add_argument("--day", dest="sample_day", type=_day, help="the day its clock starts on")
    tour = commands.add_parser("tour", help="make pictures of a morning at the desk")
    tour.add_argument("folder", type=Path, nargs="?", default=Path("pictures"))


def _add_signing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--as", dest="who", metavar="NAME", help=_SIGNED)
    command.add_argument("--school", help="which school of a file with several")
    command.add_argument("--json", action="store_true", help="say it for another program")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day, such as 2026-11-12") from None
