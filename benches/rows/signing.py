"""Letters: sixty read and signed, how long a window stands still meanwhile, and 420 on paper."""

from __future__ import annotations

import time
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benches.aims import Aim
from benches.measured import Measured
from benches.rows.printing import paper_row
from benches.schools import Bench, Clock, opened, somebody
from desktop.models.letters.letter import LEAVE_REQUEST, LetterDraft, LetterKind
from desktop.models.organisation.sample_secrets import PASSWORD
from desktop.storage.file.database import open_database, saving
from desktop.storage.file.signature import sign
from desktop.storage.letters import ledger
from desktop.tasks.admissions.find_pupil import findable_pupils
from desktop.tasks.letters.set_up_signature import NewSignature, set_up_signature
from desktop.tasks.letters.sign_letters import Following, sign_pile
from desktop.tasks.letters.signed_papers import letter_shown
from desktop.tasks.letters.write_letters import write_letters
from desktop.ui.dialogs.signing.read_pile import ReadPileDialog
from desktop.ui.papers.rendering import page_picture, page_sizes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk
    from desktop.ui.widgets.signing.pile_reader import PileReader

_PILE, _LETTERS, _TIMES = 60, 420, 5
_PILE_AIM = Aim(most=3)
_WIDE = 700  # pixels: a page beside its pile at 1280 × 720
_BEAT = 0.005  # seconds between two looks at whether the window answers
_VALUES = {
    "asked_on": "Mon 2 Nov 2026",
    "first_day": "Mon 16 Nov 2026",
    "last_day": "Wed 18 Nov 2026",
    "days": "3 school days",
    "reason": "The policy lists a holiday in term as no exceptional circumstance.",
}


def measured(bench: Bench) -> Iterator[Measured]:
    """Sign piles of sixty; put 420 letters on paper beside the same words on a bare canvas."""
    with opened(bench.path) as db:
        desk = somebody(db, "Headteacher", Clock(14, 0))
        set_up_signature(desk, NewSignature(_drawn()), PASSWORD)
        spent = [_program_time(desk, _written(desk, _PILE)) for _ in range(_TIMES)]
        yield Measured(
            f"{_PILE} letters read and signed: program time", tuple(spent), aim=_PILE_AIM
        )
        still = _stands_still(bench, desk, _written(desk, _PILE))
        yield Measured("the longest a window stands still meanwhile", still, aim=Aim(most=0.1))
        letters = _written(desk, _LETTERS)
        make = partial(_papers, desk, letters)
        yield paper_row(f"{_LETTERS} leave letters on paper", make, Aim(floors=3))


def _written(desk: Desk, count: int) -> tuple[Letter, ...]:
    """Write letters that refuse leave, the longest kind, one a child and then again."""
    pupils = [one.pupil for one in findable_pupils(desk) if one.is_on_roll]
    wanted = [pupils[at % len(pupils)] for at in range(count * 2)]  # some may be written to by none
    drafts = [
        LetterDraft(
            kind=LetterKind.REFUSED, pupils=(pupil,), about=(LEAVE_REQUEST, 0), values=_VALUES,
            relied_on={"first_day": "2026-11-16"},
        )
        for pupil in wanted
    ]  # fmt: skip
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        numbers = write_letters(desk, signed, drafts)
    return ledger.letters_numbered(desk.db, desk.school, numbers[:count])


def _program_time(desk: Desk, letters: Sequence[Letter]) -> float:
    """Return the seconds that the program itself works, on all processors together."""
    before = time.process_time()
    _read_and_sign(desk, letters)
    return time.process_time() - before


def _read_and_sign(desk: Desk, letters: Sequence[Letter]) -> None:
    """All that the program does: each page made and shown, then each letter signed and kept."""
    for letter in letters:
        pdf = letter_shown(desk, letter).pdf
        for page in range(len(page_sizes(pdf))):
            page_picture(pdf, page, _WIDE)
    done = sign_pile(desk, letters, PASSWORD, Following(_nobody_looks, _goes_on))
    if len(done.signed) != len(letters):
        raise ValueError(done)


class _Beats:
    """A beat of the window every few milliseconds; `late` says how late each came, in seconds."""

    def __init__(self, window: QWidget) -> None:
        self.late: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._beat)
        self._timer.start(round(_BEAT * 1000))

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, now - self._last - _BEAT))
        self._last = now


def _stands_still(bench: Bench, desk: Desk, letters: Sequence[Letter]) -> tuple[float, ...]:
    """Return the longest that a window did not answer while a pile was read and signed in it."""
    window = QWidget()
    window.resize(1280, 720)
    dialog = ReadPileDialog(desk, partial(_own_desk, bench, desk), letters, window)
    window.show()
    beats = _Beats(dialog)
    dialog.begin()
    reader, ended = dialog.reader, list[str]()
    dialog.said.connect(ended.append)
    _wait(lambda: not dialog.line.is_busy)
    while reader.pile.unread:
        place = reader.turner.place, reader.pile.unread
        reader.turner.turn(1)
        _wait(partial(_has_turned, reader, place))
    dialog.side.sign_asked.emit(PASSWORD)
    _wait(lambda: bool(ended))
    window.close()
    return (max(beats.late),)


@contextmanager
def _own_desk(bench: Bench, desk: Desk) -> Iterator[Desk]:
    with closing(open_database(bench.path)) as db:
        yield replace(desk, db=db)


def _has_turned(reader: PileReader, before: tuple[tuple[int, int], int]) -> bool:
    return (reader.turner.place, reader.pile.unread) != before


def _wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not done():
        if time.monotonic() > until:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.001)  # what works aside has its turn, as it has while nobody presses


def _papers(desk: Desk, letters: Sequence[Letter]) -> list[bytes]:
    return [letter_shown(desk, letter).pdf for letter in letters]


def _drawn() -> bytes:
    made = Image.new("L", (480, 160), 255)
    ImageDraw.Draw(made).line([(20, 120), (90, 30), (140, 130), (300, 60), (460, 90)], 0, 6)
    kept = BytesIO()
    made.save(kept, "PNG")
    return kept.getvalue()


def _nobody_looks(_done: int, _total: int) -> None:
    """Nobody follows."""


def _goes_on() -> bool:
    return False
