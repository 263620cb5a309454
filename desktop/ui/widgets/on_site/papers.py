"""The papers of On site, each printed in one press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.ui.papers.preview import PaperJob
from desktop.ui.papers.print_now import PrintNow

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper


class OnSitePapers(PrintNow):
    """Loads what makes papers when the first is wanted."""

    def print_list(self) -> None:
        """Print who is in the building now."""
        self.print_paper(PaperJob("who is on site", _list))

    def print_call(self, call: int) -> None:
        """Print a sheet to tick of those still missing."""
        self.print_paper(PaperJob("the roll-call", _sheet(call)))

    def print_log(self) -> None:
        """Print this year's roll-calls."""
        self.print_paper(PaperJob("the log of drills", _log))


def _list(desk: Desk) -> Paper:
    from desktop.tasks.site.print_on_site import on_site_paper  # noqa: PLC0415 - makes papers

    return on_site_paper(desk)


def _sheet(call: int) -> Callable[[Desk], Paper]:
    from desktop.tasks.site.print_on_site import call_paper  # noqa: PLC0415 - makes papers

    return partial(call_paper, call=call)


def _log(desk: Desk) -> Paper:
    from desktop.tasks.site.print_on_site import log_paper  # noqa: PLC0415 - makes papers

    return log_paper(desk)
