"""The look of the program: shipped fonts, colours by theme, sizes by the reader's choice, icons."""

from __future__ import annotations

from functools import cache, lru_cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from desktop.paths import resource
from desktop.ui.theme import LIGHT, THEMES, Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCalendarWidget, QTableView, QWidget

FAMILIES = ("Noto Sans", "DejaVu Sans", "Noto Sans SC")
BASE_POINTS = 10.5
_POINTS = {
    "small": 9.5,
    "base": BASE_POINTS,
    "heading": 13.0,
    "title": 19.0,
    "figure": 22.0,
    "count": 32.0,
}
_PIXELS = {"pad": 7, "pad_less": 5, "pad_one": 6, "pad_more": 9, "wide": 16, "wide_less": 14}
_BOXES = {"box": 18, "box_half": 9, "row": 28}
ICON, _IN_MENUS = 18, 16  # pixels at the usual text size on a plain screen
_SHEET, _DRESSED = "sheet", "dressed"
FUSION = "fusion"  # Qt's own style; the property `style` says that it is set
_NORMAL, _GREYED, _CHOSEN = QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Selected
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


@cache
def load_fonts() -> tuple[str, ...]:
    """Load the shipped faces, since a bare machine has none; returns the families found in them."""
    families: set[str] = set()
    for file in sorted(map(str, resource("fonts").glob("*.ttf"))):
        number = QFontDatabase.addApplicationFont(file)
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))


def apply_style(app: QApplication, theme: str = "system", text_percent: int = 100) -> Theme:
    """Dress the program's windows; `theme` is system, light or dark; returns the one used."""
    load_fonts()
    _tell_the_system(theme)
    chosen = chosen_theme(theme)
    if app.property("style") != FUSION:
        app.setStyle(FUSION)
        app.setProperty("style", FUSION)
    app.setPalette(palette(chosen))
    font = QFont(list(FAMILIES))
    font.setPointSizeF(BASE_POINTS * text_percent / 100)
    app.setFont(font)
    app.setProperty("theme", chosen.name)
    app.setProperty(_SHEET, style_sheet(chosen, text_percent))
    for window in app.topLevelWidgets():
        if window.property(_DRESSED):
            dress_window(window)
    return chosen


def dress_window(window: QWidget) -> None:
    """Dress a window that belongs to no other, now and as the style changes.

    What is in it, and windows that belong to it, look as it does. With a sheet of the application's
    own, Qt would dress every part anew each time that it is put into another.
    """
    app = QApplication.instance()
    window.setProperty(_DRESSED, True)  # noqa: FBT003 - Qt's own argument
    window.setStyleSheet(str(app.property(_SHEET) or "") if app else "")


def chosen_theme(theme: str) -> Theme:
    """Return the theme by name; for `system` the one that the computer is set to."""
    if theme in THEMES:
        return THEMES[theme]
    dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return THEMES["dark" if dark else "light"]


def theme_in_use() -> Theme:
    """Return the theme last applied, for what paints itself; light before any was."""
    app = QApplication.instance()
    return THEMES.get(str(app.property("theme")) if app else "", LIGHT)


def style_sheet(theme: Theme, text_percent: int) -> str:
    """Fill the style sheet's fields: colours, sizes in points, spaces in pixels."""
    scale = text_percent / 100
    sizes = {name: f"{points * scale:g}pt" for name, points in _POINTS.items()}
    spaces = {name: round(pixels * (1 + scale) / 2) for name, pixels in _PIXELS.items()}
    boxes = {name: round(pixels * scale) for name, pixels in _BOXES.items()}
    folder = resource("styles").as_posix()
    template = Template(resource("styles/app.qss").read_text(encoding="utf-8"))
    return template.substitute(theme._asdict() | sizes | spaces | boxes, folder=folder)


def palette(theme: Theme) -> QPalette:
    """Return Qt's own palette in the theme's colours, for what no style sheet reaches."""
    colours = QPalette()
    for role, colour in _roles(theme).items():
        colours.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        colours.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return colours


def icon(
    name: str,
    colour: str = "text",
    chosen: str = "accent_text",
    *,
    size: int = ICON,
    spaced: bool = False,
) -> QIcon:
    """Draw a shipped icon in colours named as in Theme; `chosen` is the one in a chosen row.

    `size` is its height at the usual size of text; the usual one is drawn as small as menus want
    it too. A spaced one has room at its right, a third of its height, before a button's words.
    """
    theme = _colours(theme_in_use())
    colours = theme.get(colour, colour), theme.get(chosen, chosen), theme["faint"]
    sizes = (size,) if spaced or size != ICON else (_IN_MENUS, ICON)
    scale = _icon_scale()
    return _drawn(name, colours, tuple(round(one * scale) for one in sizes), spaced=spaced)


@cache
def _colours(theme: Theme) -> dict[str, str]:
    return theme._asdict()


def _icon_scale() -> float:
    """How much larger icons are drawn: by the size of the text, and the screen's own pixels."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return 1.0
    return app.font().pointSizeF() / BASE_POINTS * app.devicePixelRatio()


def program_icon() -> QIcon:
    """Return the program's own picture, in its own colours."""
    return QIcon(str(resource("icons/school-register.svg")))


def dress(widget: QWidget, **properties: str) -> None:
    """Set style properties (`role`, `kind`, `wrong`) on a widget that may already be on show."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def row_height(widget: QWidget) -> int:
    """Return a table row's height in pixels that leaves the widget's text room to breathe."""
    return round(widget.fontMetrics().height() * 1.85)


def dress_table(table: QTableView) -> None:
    """Give a table the program's rows: roomy, with lines across and none down."""
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height(table))
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    table.setTabKeyNavigation(False)


def dress_calendar(calendar: QCalendarWidget) -> None:
    """Begin the week on Monday, leave out week numbers, and grey the weekend readably."""
    from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415 - not on the way to the door
    from PySide6.QtWidgets import QCalendarWidget  # noqa: PLC0415

    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    quiet = QTextCharFormat()
    quiet.setForeground(QColor(theme_in_use().muted))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, quiet)


def _tell_the_system(theme: str) -> None:
    hints = QApplication.styleHints()
    if theme in _SCHEMES:
        hints.setColorScheme(_SCHEMES[theme])
    else:
        hints.unsetColorScheme()


def _roles(theme: Theme) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.warn_text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent_text,
        role.LinkVisited: theme.accent_text,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.surface,
        role.Mid: theme.line,
        role.Dark: theme.edge,
    }


@lru_cache(maxsize=500)
def _drawn(
    name: str, colours: tuple[str, str, str], heights: tuple[int, ...], *, spaced: bool
) -> QIcon:
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", "black").encode()))
    drawn = QIcon()
    for height in heights:
        shape = _picture(renderer, height, spaced=spaced)
        for mode, tint in zip((_NORMAL, _CHOSEN, _GREYED), colours, strict=True):
            drawn.addPixmap(_tinted(shape, tint), mode)
    return drawn


def _tinted(shape: QPixmap, tint: str) -> QPixmap:
    ink = QPixmap(shape.size())
    ink.fill(QColor(tint))
    pixmap = QPixmap(shape)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.drawPixmap(0, 0, ink)
    painter.end()
    return pixmap


def _picture(renderer: QSvgRenderer, size: int, *, spaced: bool) -> QPixmap:
    pixmap = QPixmap(size * 4 // 3 if spaced else size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
