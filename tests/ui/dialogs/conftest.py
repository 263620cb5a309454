"""A window for dialogs to stand before; it closes what is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def window() -> Iterator[QWidget]:
    made = QWidget()
    yield made
    for left in made.findChildren(QDialog):
        left.close()
    made.close()
