"""One message a family and address."""

from __future__ import annotations

from typing import Any

from desktop.models.admissions.pupil import Contact
from desktop.models.imports.incoming import Phone
from desktop.models.sending.outgoing import ChildToTell, Outgoing, Way, messages, unreached
from desktop.models.sending.recipient import Channel
from desktop.models.sending.template import BY_NAME, FAMILY, NO_REASON

ONE, SEVERAL = BY_NAME[NO_REASON], BY_NAME[FAMILY]
VALUES = {"session": "this morning", "phone": "01632 960123", "school": "Hawthorn Lane"}


def child(number: int, forename: str, mobile: str, **more: Any) -> ChildToTell:
    phone = Phone("mobile", mobile, mobile, can_text=True)
    contact = Contact(id=number * 10, forename="Nadia", surname="Ahmed", responsibility=True,
                      phones=(phone,), **more)  # fmt: skip
    return ChildToTell(pupil=number, forename=forename, class_name=f"{number}A",
                       contacts=(contact,))  # fmt: skip


def written(*children: ChildToTell, channel: Channel = Channel.TEXT) -> tuple[Outgoing, ...]:
    return messages(children, Way(channel), (ONE, SEVERAL), VALUES)


def test_one_child_gets_the_words_for_one() -> None:
    (one,) = written(child(1, "Aisha", "+447700900123"))
    assert one.body.startswith("Aisha is not in school this morning")
    assert (one.to, one.contact, one.pupils, one.template) == ("Nadia Ahmed", 10, (1,), NO_REASON)
    assert one.subject == ""


def test_brothers_and_sisters_with_one_number_get_one_message() -> None:
    (one,) = written(child(1, "Aisha", "+447700900123"), child(2, "Omar", "+447700900123"))
    assert one.body.startswith("Aisha and Omar are not in school")
    assert (one.pupils, one.template) == ((1, 2), FAMILY)


def test_children_of_two_families_get_a_message_each() -> None:
    found = written(child(1, "Aisha", "+447700900123"), child(2, "Ben", "+447700900124"))
    assert [one.pupils for one in found] == [(1,), (2,)]


def test_an_email_has_a_subject_and_its_address_in_any_letters() -> None:
    (one,) = written(
        child(1, "Aisha", "", email="Nadia@Example.org"),
        child(2, "Omar", "", email="nadia@example.org"),
        channel=Channel.EMAIL,
    )
    assert (one.subject, one.pupils) == ("Aisha and Omar are not in school this morning", (1, 2))


def test_who_cannot_be_written_to_is_said() -> None:
    barred = child(1, "Aisha", "+447700900123", do_not_contact=True)
    assert unreached([barred, child(2, "Ben", "+447700900124")], Way(Channel.TEXT)) == (barred,)
