"""What is seen and pressed; the only place with Qt.

PySide reads the source of each module that is loaded after it, to see whether it asks for PySide's
other spellings (`snake_case`, `true_property`). None here does, and the reading takes an eighth of
a start and 8 MB: PySide is told so beforehand. A version that asks in another way reads again.
"""

from __future__ import annotations

from importlib import import_module

import PySide6.QtCore  # noqa: F401 - what asks is there only after it


def _asks_for_no_other_spelling(_module: object) -> bool:
    return False


_ASKED = "_mod_uses_pyside"
_features = import_module("shibokensupport.feature")
if hasattr(_features, _ASKED):
    setattr(_features, _ASKED, _asks_for_no_other_spelling)
