"""The colours of the screen by name, light and dark, and which of them may carry text."""

from __future__ import annotations

from typing import NamedTuple


class Theme(NamedTuple):
    """Colours as #rrggbb; `on_x` and `x_text` are for words that stand on `x` and `x_back`."""

    name: str
    window: str
    surface: str
    hover: str
    line: str
    edge: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_text: str
    focus: str
    focus_on_accent: str
    ok_text: str
    ok_back: str
    late_text: str
    late_back: str
    warn_text: str
    warn_back: str
    info_text: str
    info_back: str
    danger: str
    danger_hover: str
    on_danger: str


LIGHT = Theme(
    name="light",
    window="#f3f6f7",
    surface="#ffffff",
    hover="#e8eff1",
    line="#d5dee2",
    edge="#73838b",
    text="#19252a",
    muted="#4f5e66",
    faint="#8a979d",
    accent="#0f5e73",
    accent_hover="#0a4a5c",
    on_accent="#ffffff",
    accent_soft="#d9ebf0",
    accent_text="#0b4f62",
    focus="#1a5fd6",
    focus_on_accent="#ffc04d",
    ok_text="#17592d",
    ok_back="#dcf2e2",
    late_text="#6b4300",
    late_back="#fdecc4",
    warn_text="#8f1d18",
    warn_back="#fbe1de",
    info_text="#1d477f",
    info_back="#deeaf9",
    danger="#b3261e",
    danger_hover="#8f1d18",
    on_danger="#ffffff",
)
DARK = Theme(
    name="dark",
    window="#12181b",
    surface="#1b2327",
    hover="#263238",
    line="#344249",
    edge="#82949d",
    text="#e7eef1",
    muted="#a9b8bf",
    faint="#71818a",
    accent="#58b8cd",
    accent_hover="#79cbdd",
    on_accent="#06222a",
    accent_soft="#1c404b",
    accent_text="#9bdbe9",
    focus="#7fb8ff",
    focus_on_accent="#0a3fae",
    ok_text="#93dfab",
    ok_back="#17361f",
    late_text="#f5d085",
    late_back="#3b2e0d",
    warn_text="#ffb4ab",
    warn_back="#481b1a",
    info_text="#a9ccfb",
    info_back="#182f4d",
    danger="#ff8f85",
    danger_hover="#ffb4ab",
    on_danger="#3b0704",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}

# Words on a background: at least 4.5 to 1 (WCAG 2.2, 1.4.3). Greyed words are outside the rule.
TEXT_PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "hover"),
    ("accent_text", "window"),
    ("accent_text", "surface"),
    ("accent_text", "hover"),
    ("accent_text", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("ok_text", "ok_back"),
    ("ok_text", "surface"),
    ("late_text", "late_back"),
    ("late_text", "surface"),
    ("warn_text", "warn_back"),
    ("warn_text", "surface"),
    ("warn_text", "window"),
    ("info_text", "info_back"),
    ("on_danger", "danger"),
    ("on_danger", "danger_hover"),
    ("surface", "text"),
)
# Edges of what can be pressed, and the ring of what has the keyboard: at least 3 to 1 (1.4.11).
EDGE_PAIRS = (
    ("edge", "surface"),
    ("edge", "window"),
    ("focus", "surface"),
    ("focus", "window"),
    ("focus", "accent_soft"),
    ("focus_on_accent", "accent"),
    ("focus_on_accent", "danger"),
    ("accent", "surface"),
    ("accent", "window"),
)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two #rrggbb colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
