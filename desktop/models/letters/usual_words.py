"""The usual words of each kind of letter, in plain, kind English, until a school writes its own."""

from __future__ import annotations

from desktop.models.letters.letter import LetterKind
from desktop.models.letters.letter_template import LetterTemplate

_ABOUT = "{child_name}, {class}"
_THANKS = "If you would like to talk about this, please ring us on {phone}.\n\nYours sincerely"
_TO_PARENT = "Dear {parent}\n\n"

_TEXTS: dict[LetterKind, tuple[str, str]] = {
    LetterKind.GRANTED: (
        "Leave of absence is granted",
        "On {asked_on} we were asked for leave for {child}. I am glad to say that it is granted:"
        " {days}, {dates}.\n\n"
        "{reason}\n\n{conditions}\n\n"
        "We look forward to seeing {child} back in school on {back_on}. If your plans change,"
        " please tell us as soon as you can.",
    ),
    LetterKind.GRANTED_IN_PART: (
        "Leave of absence is granted in part",
        "On {asked_on} we were asked for leave for {child} {asked_dates}. I am able to grant part"
        " of it: {days}, {dates}.\n\n"
        "Not granted: {refused_days}.\n\n{reason}\n\n{conditions}\n\n"
        "We look forward to seeing {child} back in school on {back_on}.\n\n"
        "By law ({law}) a school may grant leave only in exceptional circumstances.\n\n"
        "{what_follows}",
    ),
    LetterKind.REFUSED: (
        "Leave of absence is not granted",
        "On {asked_on} we were asked for leave for {child} {dates}. I have"
        " thought about it carefully, and I am sorry to say that I cannot grant it.\n\n"
        "{reason}\n\n"
        "By law ({law}) a school may grant leave only in exceptional circumstances. Every day in"
        " school matters, and we would like {child} to be here.\n\n{what_follows}",
    ),
    LetterKind.LATE_REQUEST: (
        "Your request for leave came late",
        "Thank you for your request of {asked_on} for leave for {child} {dates}."
        " We ask for requests at least {notice_days} school days before the first day,"
        " so that there is time to think about each one properly, and leave cannot be granted"
        " once it has been taken.\n\n"
        "Please ring us if something kept you from asking sooner: we would like to know. My"
        " decision comes in a letter of its own. Until you have it, please expect {child} to be in"
        " school.",
    ),
    LetterKind.NOT_RESIDENT: (
        "Your request for leave",
        "Thank you for your request of {asked_on} for leave for {child} {dates}."
        " By law ({law}) leave in exceptional circumstances can be granted only where"
        " a parent with whom the child normally lives has asked for it beforehand. Our records do"
        " not show {child} as normally living with you, so I cannot decide on your"
        " request.\n\n"
        "If our records are wrong, please tell us and we will put them right. Otherwise a"
        " parent at home with {child} may ask us, and is welcome to.\n\n{what_follows}",
    ),
    LetterKind.EVIDENCE_WANTED: (
        "One thing is missing from your request for leave",
        "Thank you for your request of {asked_on} for leave for {child} {dates}."
        " Before I can decide, please let us have {evidence} by {by_day}. A copy or a"
        " photograph is enough, and you may show it to us without leaving it here.",
    ),
    LetterKind.RETURN_OVERDUE: (
        "We expected {child} back in school",
        "We expected {child} back in school on {back_on}, after the leave {dates}."
        " It is now {missed}, and we have not heard from you. We hope that all is"
        " well.\n\n"
        "Please ring us today on {phone} to tell us where to find {child}, and when we can expect"
        " {child} back. If something has kept you, such as illness, please say so: it makes a"
        " difference.\n\n"
        "When a child is not back ten school days after a leave ends and we cannot find out why,"
        " the law has the school and the local authority make enquiries together. The place at"
        " school can be lost, and we would much rather see {child} back.",
    ),
    LetterKind.TRAVEL_AGREED: (
        "Travelling for work: what we have agreed",
        "Thank you for the plans {dates}. We have agreed to {child}"
        " travelling with the family for work, and will record these days as such.\n\n"
        "{where}\n\n{education}\n\n{conditions}\n\n"
        "The place here is kept, and we look forward to having {child} back on {back_on}. Please"
        " stay in touch meanwhile, and tell us if the plans change. Should {child} go to another"
        " school on the way, please tell us which.",
    ),
    LetterKind.TRAVEL_NOT_AGREED: (
        "Your request to travel",
        "Thank you for the plans {dates}. School days may be"
        " recorded as travelling for work only where a parent’s trade or business is the reason"
        " to travel. I am sorry to say that I cannot agree to it this time.\n\n{reason}\n\n"
        "You are welcome to ask for leave of absence instead, on the school’s form. We would like"
        " {child} to be here.\n\n{what_follows}",
    ),
    LetterKind.TRAVEL_OVERDUE: (
        "We expected {child} back in school",
        "We expected {child} back in school on {back_on}, after the family’s travel. It is now"
        " {missed}, and we have not heard from you. We hope that all is well.\n\n"
        "Please ring us today on {phone} to tell us where to find {child}, and when we can expect"
        " {child} back. If the family is still travelling for work, please tell us: we can agree a"
        " new day. Should {child} go to another school, please tell us which, so that we can send"
        " on what is needed.",
    ),
    LetterKind.DUAL_REGISTRATION: (
        "Registered at both our schools: {child_name}",
        "We write about {child_name} (born {birth_dates}), on our roll and with you while the"
        " family travels for work, {dates}. We are the main school and"
        " expect {child} back on {back_on}.\n\n{since}\n\n"
        "Please confirm that you have {child} on your roll too, and from which day. For each day on"
        " which you expect {child} we record code D here; please tell us the sessions attended, and"
        " on the same day if you expect {child} and there is an absence without a reason. We"
        " share only what keeps {child} safe and both registers right, under {sharing_law}.\n\n"
        "Please ring {contact} on {phone} with any question.\n\nYours sincerely",
    ),
}


def _usual(kind: LetterKind) -> LetterTemplate:
    title, words = _TEXTS[kind]
    if kind is LetterKind.DUAL_REGISTRATION:
        return LetterTemplate(kind=kind, subject=title, words=f"Dear colleague\n\n{words}")
    subject = title if "{child}" in title else f"{title}: {_ABOUT}"
    return LetterTemplate(kind=kind, subject=subject, words=f"{_TO_PARENT}{words}\n\n{_THANKS}")


USUAL = tuple(_usual(kind) for kind in LetterKind)
BY_KIND = {one.kind: one for one in USUAL}
