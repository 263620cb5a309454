"""The dialogs about contracts and plans, for the table of all dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.agreements.standing import figure_in_words
from desktop.tasks.agreements.see_agreements import agreement_lines
from desktop.ui.dialogs.agreements.agreement_answers import AgreementAnswersDialog
from desktop.ui.dialogs.agreements.agreement_form import AgreementFormDialog
from desktop.ui.dialogs.agreements.review_agreement import ReviewAgreementDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from tests.ui.seen.stage import Stage


def agreement_form(stage: Stage) -> QDialog:
    line = agreement_lines(stage.desk)[0]
    return AgreementFormDialog(stage.desk, line.pupil, line.standing, stage.window)


def agreement_answers(stage: Stage) -> QDialog:
    line = agreement_lines(stage.desk)[0]
    return AgreementAnswersDialog(stage.desk, line.standing, line.name, stage.window)


def review_agreement(stage: Stage) -> QDialog:
    line = agreement_lines(stage.desk)[0]
    title = f"{line.standing.agreement.kind.value} of {line.name}"
    figure = figure_in_words(line.standing, line.tally)
    return ReviewAgreementDialog(stage.desk, line.standing, title, figure, stage.window)
