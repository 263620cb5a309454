"""What the program is, which version, and what it is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from desktop import __version__
from desktop.ui.dialogs.page_dialog import PageDialog
from desktop.ui.style import program_icon
from desktop.ui.widgets.words import button, label, row

HONEST_NOTES = (
    "One computer for now: several windows or people on one local file. A shared server comes"
    " later.",
    "The file is as safe as this computer's disk: turn its disk encryption on (BitLocker,"
    " FileVault, LUKS).",
    "This is not the school's feed to the Department for Education: the daily attendance data goes"
    " on being sent as it is now.",
)


class AboutProgramDialog(PageDialog):
    """Name, version, licence and the honest notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("About School Register", 480, parent)
        mark = QLabel()
        mark.setPixmap(program_icon().pixmap(QSize(56, 56)))
        name = label("School Register", "title")
        close = button("Close", self.accept, "primary")
        close.setDefault(True)
        inside = self.inside
        inside.addLayout(row(mark, name, None, spacing=14))
        licence = f"Version {__version__}. Free software under the MIT licence."
        inside.addWidget(label(licence, wraps=True))
        for note in HONEST_NOTES:
            inside.addWidget(label(note, wraps=True))
        inside.addWidget(label(_FACES, "hint", wraps=True))
        inside.addLayout(row(None, close))


_FACES = (
    "With Qt for Python, Noto Sans (SIL Open Font License), DejaVu Sans and Lucide icons (ISC)."
)
