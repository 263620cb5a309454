"""What the program ships: fonts and icons with their licences, faces with the promised scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QRawFont

from desktop.paths import resource

if TYPE_CHECKING:
    from pathlib import Path

FONTS = sorted(resource("fonts").glob("*.ttf"))
CHINESE = resource("fonts/NotoSansSC-Regular.ttf")
ICONS = sorted(resource("icons").glob("*.svg"))
OWN = "school-register"
NAMES = (
    "Łukasz Żółć Gąsiewska",
    "Nguyễn Thị Phương Ở Ẵ",
    "Siân Ŵyn O’Connor-Ŷ",
    "Ελένη Παπαδοπούλου",
    "Юлія Ґалаґан Щербакова",
    "Gülşah Çağrı İpek",
    "Ștefan Țîrlea",
    "Þórður Ægir",
)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "font", [one for one in FONTS if one != CHINESE], ids=lambda font: font.stem
)
@pytest.mark.parametrize("name", NAMES)
def test_every_face_can_write_the_names_we_promise(font: Path, name: str) -> None:
    face = QRawFont(str(font), 12)
    assert face.isValid()
    assert [letter for letter in name if not face.supportsCharacter(ord(letter))] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["李小明", "欧阳娜娜", "張國榮", "陈"])
def test_a_chinese_name_is_never_a_row_of_boxes(name: str) -> None:
    face = QRawFont(str(CHINESE), 12)
    assert [letter for letter in name if not face.supportsCharacter(ord(letter))] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("style", ["Regular", "Italic", "SemiBold", "Bold"])
def test_noto_sans_is_shipped_in_four_styles(style: str) -> None:
    face = QRawFont(str(resource(f"fonts/NotoSans-{style}.ttf")), 12)
    assert face.familyName().startswith("Noto Sans")


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_every_face_has_its_licence_beside_it(font: Path) -> None:
    family = re.split("-", font.stem)[0].removesuffix("-Bold")
    assert "licens" in resource(f"fonts/{family}-LICENSE.txt").read_text(encoding="utf-8").lower()


@pytest.mark.parametrize(
    "icon", [one for one in ICONS if one.stem != OWN], ids=lambda icon: icon.stem
)
def test_every_icon_says_its_licence_and_takes_any_colour(icon: Path) -> None:
    text = icon.read_text(encoding="utf-8")
    assert re.search(r"@license lucide-static v[\d.]+ - ISC", text)
    assert 'stroke="currentColor"' in text
    assert ET.fromstring(text).attrib["viewBox"] == "0 0 24 24"


def test_the_readme_names_every_source() -> None:
    readme = resource("README.md").read_text(encoding="utf-8")
    assert "ISC License" in resource("icons/LUCIDE-LICENSE.txt").read_text(encoding="utf-8")
    for words in (
        "@expo-google-fonts/noto-sans",
        "dejavu-fonts-ttf",
        "lucide-static",
        f"{OWN}.svg",
    ):
        assert words in readme
