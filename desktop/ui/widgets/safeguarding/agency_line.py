"""An agency or professional of a risk assessment, as a line of its form."""

from __future__ import annotations

from desktop.models.safeguarding.risk import Agency
from desktop.ui.widgets.safeguarding.text_line import TextLine


class AgencyLine(TextLine):
    """Agency, name, how to reach them."""

    def __init__(self) -> None:
        super().__init__(("Agency or professional", "Name", "How to reach them"))

    @property
    def agency(self) -> Agency:
        """What the line says."""
        return Agency(*self.texts)

    def fill(self, agency: Agency) -> None:
        """Show an agency."""
        self.fill_texts((agency.agency, agency.name, agency.contact))
