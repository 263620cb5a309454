"""Papers: a register's sheet, every class's, thirty children's year, each beside a bare canvas."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from benches.aims import Aim
from benches.measured import Measured, timed
from benches.schools import Bench, Clock, opened, somebody
from desktop.documents import fonts
from desktop.storage.organisation import groups
from desktop.tasks.papers.print_papers import FAMILY, WEEK_IN_FULL, Wanted, makings
from desktop.tasks.papers.week_sheets import week_paper
from desktop.ui.papers.rendering import page_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from desktop.tasks.desk import Desk

_SHEETS = 67  # as many as a large school has classes
_TIMES = 20
_POINTS, _LEADING = 9, 11


def measured(bench: Bench) -> Iterator[Measured]:
    """Make the papers, with all that is read for them, and write the same words bare."""
    with opened(bench.path) as db:
        desk = somebody(db, "Headteacher", Clock(14, 0))
        classes = [group.id for group in groups.groups_on(db, desk.school, desk.today)]
        group = classes[len(classes) // 2]
        sheet = partial(_sheets, desk, [group])
        yield paper_row("a class's weekly sheet", sheet, Aim(most=0.1), _TIMES)
        every = (classes * _SHEETS)[:_SHEETS]
        yield paper_row(f"{_SHEETS} of them", partial(_sheets, desk, every), Aim(floors=3))
        year = partial(_year, desk, group)
        yield paper_row("thirty pupils' records of a year", year, Aim(most=0.3))
        shown = _sheets(desk, [group])[0]
        yield Measured("the sheet as a picture for the preview", tuple(_shown(shown)))


def paper_row(what: str, make: Callable[[], list[bytes]], aim: Aim, times: int = 5) -> Measured:
    """Make papers, and write the words that stand on them bare."""
    papers = [_strings(pdf) for pdf in make()]
    spent = [timed(make) for _ in range(times)]
    least = [timed(partial(_bare, papers)) for _ in range(times)]
    return Measured(what, tuple(spent), tuple(least), aim)


def _sheets(desk: Desk, classes: list[int]) -> list[bytes]:
    (_, making), *_ = makings(desk, Wanted(WEEK_IN_FULL, desk.today, desk.today, (classes[0],)))
    first = making(desk).pdf
    rest = [week_paper(desk, group, desk.today, in_full=True).pdf for group in classes[1:]]
    return [first, *rest]


def _year(desk: Desk, group: int) -> list[bytes]:
    first = desk.today.replace(year=desk.today.year - 1)
    ((_, making),) = makings(desk, Wanted(FAMILY, first, desk.today, (group,)))
    return [making(desk).pdf]


def _strings(pdf: bytes) -> list[list[str]]:
    """Return the words on each page, as they were written."""
    document = pypdfium2.PdfDocument(pdf)
    return [_of_page(document[number]) for number in range(len(document))]


def _of_page(page: pypdfium2.PdfPage) -> list[str]:
    text = page.get_textpage()
    return [text.get_text_bounded(*text.get_rect(at)) for at in range(text.count_rects())]


def _bare(papers: list[list[list[str]]]) -> None:
    """Write the same words on the same number of pages, with nothing measured or ruled."""
    for pages in papers:
        canvas = Canvas(BytesIO(), invariant=1)
        for strings in pages:
            canvas.setFont(fonts.REGULAR, _POINTS)
            for place, words in enumerate(strings):
                canvas.drawString(40, 800 - place % 70 * _LEADING, words)
            canvas.showPage()
        canvas.save()


def _shown(pdf: bytes) -> Iterator[float]:
    for _ in range(_TIMES):
        yield timed(partial(page_picture, pdf, 0, 1200))
