"""The end of the set-up: what comes next."""

from __future__ import annotations

from desktop.ui.dialogs.about_program import HONEST_NOTES
from desktop.ui.set_up.step import Step
from desktop.ui.widgets.words import card, label


class DoneStep(Step):
    """Says where everything can be changed, and the honest notes once more."""

    name = "Done"
    heading = "The school is set up"
    explained = "All of it can be changed later, in its own place at the left of the window."
    skippable = False
    next_words = "Go to work"

    def __init__(self) -> None:
        super().__init__()
        following, inside = card("What comes next")
        for words in _NEXT:
            inside.addWidget(label(words, wraps=True))
        notes, below = card("To know")
        for words in HONEST_NOTES:
            below.addWidget(label(words, wraps=True))
        self.body.addWidget(following)
        self.body.addWidget(notes)
        self.body.addStretch(1)


_NEXT = (
    "Import: take the pupils and their contacts from the list your present program gives you.",
    "Staff: hand over the temporary passwords; each person chooses their own.",
    "Safe keeping: copy a backup to another drive, and lock the recovery sheet away.",
)
