"""A letter on paper, read back: addressed for a window, signed or marked DRAFT, over pages."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from desktop.documents.letters.letter_page import LetterPaper, letter_pdf, letters_pdf, pages_of
from tests.documents.reading import words_of

LETTER = LetterPaper(
    school="Hawthorn Lane Primary School",
    school_address="Hawthorn Lane\nNetherbrook\nNB1 1AA",
    phone="01632 960123",
    addressee="Mrs Amina Ahmed",
    address="12 Mill Street\nNetherbrook\nNB1 2CD",
    dated="Tue 10 Nov 2026",
    reference="L00012",
    subject="Leave of absence is granted: Aisha Ahmed, 6B",
    text="Dear Mrs Ahmed\n\nThe leave is granted.\n\nYours sincerely",
    name="Hilda Head",
    position="Headteacher",
)
SIGNED = replace(LETTER, draft=False)
LONG = "\n\n".join(
    f"Paragraph {number}. " + "Words of a letter go on. " * 30 for number in range(9)
)


def picture(colour: str = "navy") -> bytes:
    made = BytesIO()
    Image.new("RGB", (300, 90), colour).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "Hawthorn Lane, Netherbrook, NB1 1AA",
        "01632 960123",
        "Mrs Amina Ahmed\n12 Mill Street\nNetherbrook\nNB1 2CD",
        "Tue 10 Nov 2026",
        "Our reference: L00012",
        "Leave of absence is granted: Aisha Ahmed, 6B",
        "The leave is granted.",
        "Yours sincerely",
        "Hilda Head",
        "Headteacher",
        "Page 1 of 1",
    ],
)
def test_everything_stands_on_it(words: str) -> None:
    assert words in words_of(letter_pdf(SIGNED))[0]


def test_the_same_facts_are_the_same_bytes() -> None:
    assert letter_pdf(LETTER) == letter_pdf(replace(LETTER))


def test_every_page_of_an_unsigned_one_says_draft_and_no_signed_one_does() -> None:
    pages = words_of(letter_pdf(replace(LETTER, text=LONG)))
    assert len(pages) > 1
    assert all(page.startswith("DRAFT") and "not signed" in page for page in pages)
    assert "DRAFT" not in "".join(words_of(letter_pdf(replace(SIGNED, text=LONG))))


def test_a_long_one_goes_on_over_pages_with_its_end_by_the_signature() -> None:
    pages = words_of(letter_pdf(replace(SIGNED, text=f"{LONG}\n\nYours sincerely")))
    assert "Mrs Amina Ahmed  ·  Tue 10 Nov 2026  ·  L00012" in pages[1]
    assert f"Page 2 of {len(pages)}" in pages[1]
    assert pages[-1].index("Yours sincerely") < pages[-1].index("Hilda Head")
    for number in range(9):
        assert sum(f"Paragraph {number}." in page for page in pages) == 1


def placed(pdf: bytes) -> dict[str, tuple[float, float]]:
    """Return where each line begins, in millimetres from the top left corner."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, _cm: object, tm: list[float], *_rest: object) -> None:
        if text.strip():
            found.setdefault(text.strip(), (tm[4] / 72 * 25.4, 297 - tm[5] / 72 * 25.4))

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("lines", [1, 3, 5, 7])
def test_the_address_shows_in_the_window_and_nothing_else_does(lines: int) -> None:
    address = "\n".join(f"Line {number}" for number in range(lines))
    found = placed(letter_pdf(replace(SIGNED, address=address)))
    shown = {words: at for words, at in found.items() if words.startswith(("Mrs", "Line"))}
    assert len(shown) == lines + 1
    assert all(19.9 < x <= 100 and 57 <= y <= 82 for x, y in shown.values())
    others = [at for words, at in found.items() if words not in shown]
    assert not [at for at in others if at[0] < 110 and 46 < at[1] < 93]


def test_a_draft_without_an_address_says_why_and_the_letter_does_not() -> None:
    lacking = replace(LETTER, address="", note="No address is known: hand it over or e-mail it.")
    assert "hand it over" in words_of(letter_pdf(lacking))[0]
    assert "hand it over" not in words_of(letter_pdf(replace(lacking, draft=False)))[0]
    with_one = replace(LETTER, note="No address is known.")
    assert "No address" not in words_of(letter_pdf(with_one))[0]


def test_a_draft_says_what_has_changed_and_moves_nothing_for_it() -> None:
    look = "Tue 10 Nov 2026 AM: was N, now I"
    before, after = placed(letter_pdf(LETTER)), placed(letter_pdf(replace(LETTER, look=look)))
    assert {words: after[words] for words in before} == before
    more = " ".join(words for words in after if words not in before)
    assert more == f"Before you sign: {look}"
    assert "Before" not in words_of(letter_pdf(replace(SIGNED, look=look)))[0]


def test_a_signature_stands_as_a_picture_in_place_of_the_line() -> None:
    with_it = letter_pdf(replace(SIGNED, signature=picture(), signed_note="Signed digitally."))
    (page,) = PdfReader(BytesIO(with_it)).pages
    assert len(page.images) == 1
    assert "Signed digitally." in page.extract_text()
    assert with_it == letter_pdf(
        replace(SIGNED, signature=picture(), signed_note="Signed digitally.")
    )
    assert not PdfReader(BytesIO(letter_pdf(SIGNED))).pages[0].images


def test_a_picture_that_cannot_be_read_leaves_a_letter_all_the_same() -> None:
    assert "Hilda Head" in words_of(letter_pdf(replace(SIGNED, signature=b"no picture")))[0]


@pytest.mark.parametrize("logo", [None, picture("green")])
def test_the_logo_is_on_the_first_page_alone(logo: bytes | None) -> None:
    pages = PdfReader(BytesIO(letter_pdf(replace(SIGNED, logo=logo, text=LONG)))).pages
    assert [len(page.images) for page in pages] == [bool(logo)] + [0] * (len(pages) - 1)


def test_a_sample_says_that_nobody_is_real() -> None:
    words = words_of(letter_pdf(replace(SIGNED, sample=True)))[0]
    assert words.count("SAMPLE SCHOOL: nobody here is real") == 2


@pytest.mark.parametrize("name", ["Siân O’Connor", "Łukasz Żak", "Έλλη Παππά", "Марія Коваль"])
def test_names_are_printed_as_they_are_written(name: str) -> None:
    found = words_of(letter_pdf(replace(SIGNED, addressee=name, text=f"Dear {name}")))[0]
    assert found.count(name) == 2


def test_chinese_without_spaces_stays_between_the_margins() -> None:
    text = "亲爱的家长" * 40
    found = words_of(letter_pdf(replace(SIGNED, text=text)))[0]
    lines = [line for line in found.split("\n") if "亲" in line]
    assert len(lines) > 3
    assert "".join(lines).replace(" ", "") == text


def test_a_name_with_an_asterisk_has_its_note() -> None:
    words = words_of(letter_pdf(replace(SIGNED, text="Dear Mrs Ahmed\n\nAisha * is well.")))[0]
    assert "* The roll has this name in letters that paper cannot show" in words


def test_a_pile_is_one_file_with_the_pages_of_each() -> None:
    letters = (LETTER, replace(LETTER, text=LONG, reference="L00013"))
    pages = words_of(letters_pdf(letters))
    assert sum(pages_of(letters)) == len(pages)
    assert "L00012" in pages[0]
    assert "Page 1 of 1" in pages[0]
    assert all("L00013" in page for page in pages[1:])
