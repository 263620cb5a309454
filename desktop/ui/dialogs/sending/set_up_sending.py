"""How the school sends: by which way, with which key; a test to oneself before it is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox

from desktop.errors import SchoolError
from desktop.models.sending.answer import Sent
from desktop.models.sending.recipient import Channel
from desktop.models.sending.sending_setup import (
    NOTIFY,
    OFF,
    SMTP,
    STARTTLS,
    TLS,
    SendingSetup,
    setup_findings,
)
from desktop.tasks.sending import set_up_sending
from desktop.ui.background import BackgroundTask
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.words import Notice, button, label, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from PySide6.QtWidgets import QWidget

    from desktop.models.sending.answer import Answer
    from desktop.tasks.desk import Desk

_WAYS = {OFF: "Not sent", NOTIFY: "GOV.UK Notify", SMTP: "The school’s mail server"}
_SECURITY = {STARTTLS: "STARTTLS, usually port 587", TLS: "TLS, usually port 465"}
_KEPT = "Leave it empty to keep the one there is."
_TEXT_FIELD = "Its text is ((message)) and nothing else."
_EMAIL_FIELD = "Its subject is ((subject)), its text ((message))."


class SetUpSendingDialog(FormDialog):
    """What stands is shown; a key never is."""

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Texts and e-mails", "Save", parent)
        self._desk, self._open_desk = desk, open_desk
        kept = set_up_sending.current_setup(desk)
        self.texts = _choice({way: _WAYS[way] for way in (OFF, NOTIFY)}, kept.texts)
        self.emails = _choice(_WAYS, kept.emails)
        self.both = QCheckBox()
        self.both.setChecked(kept.both_parents)
        self.lines = {
            name: text_field(str(getattr(kept, name)))
            for name in ("text_template", "email_template", "text_sender", "notify_url",
                         "smtp_host", "smtp_login", "mail_from")
        }  # fmt: skip
        self.port, self.security = QSpinBox(), _choice(_SECURITY, kept.smtp_security)
        self.port.setRange(1, 65535)
        self.port.setValue(kept.smtp_port)
        self.keys = {NOTIFY: _secret(), SMTP: _secret()}
        self.test_to, self.told = text_field(hint="your own number or address"), Notice()
        self._ask()
        self.texts.currentIndexChanged.connect(self._show_what_is_used)
        self.emails.currentIndexChanged.connect(self._show_what_is_used)
        self._show_what_is_used()
        self.grow(760, 640)

    @property
    def setup(self) -> SendingSetup:
        """The set-up as typed."""
        typed = {name: line.text().strip() for name, line in self.lines.items()}
        return SendingSetup(
            texts=self.texts.currentData(),
            emails=self.emails.currentData(),
            both_parents=self.both.isChecked(),
            smtp_port=self.port.value(),
            smtp_security=self.security.currentData(),
            **typed,
        )

    def findings(self) -> dict[str, str]:
        found = [one for one in setup_findings(self.setup) if one.is_refusal]
        return {one.field: f"{one.text} {one.reason}".strip() for one in reversed(found)}

    def save(self) -> str:
        keys = {name: line.text() for name, line in self.keys.items()}
        lasts = set_up_sending.set_up(self._desk, self.setup, keys)
        if not self.setup.services:
            return "Nothing is sent from here any more."
        return "It is set up." if lasts else f"It is set up. {_UNTIL_THE_END}"

    def _ask(self) -> None:
        line = self.lines
        self.add_fields(
            self.box("texts", "Texts", self.texts),
            self.box("emails", "E-mails", self.emails),
        )
        self.add_fields(self.box("both", "Write to both parents at two addresses", self.both))
        self._notify = self._group(
            "GOV.UK Notify",
            self.box("text_template", "ID of the text template", line["text_template"],
                     _TEXT_FIELD),
            self.box("email_template", "ID of the e-mail template", line["email_template"],
                     _EMAIL_FIELD),
            self.box("notify_key", "API key", self.keys[NOTIFY], _KEPT),
            self.box("text_sender", "ID of the text message sender", line["text_sender"],
                     "Only if there are several."),
            self.box("notify_url", "Address of the service", line["notify_url"]),
        )  # fmt: skip
        self._mail = self._group(
            "Mail server",
            self.box("smtp_host", "Server", line["smtp_host"], "such as smtp.example.org"),
            self.box("smtp_port", "Port", self.port),
            self.box("smtp_security", "Encryption", self.security),
            self.box("mail_from", "From", line["mail_from"], "the school’s own address"),
            self.box("smtp_login", "Name to sign in with", line["smtp_login"]),
            self.box("smtp_password", "Password", self.keys[SMTP], _KEPT),
        )
        self._add_test()

    def _group(self, title: str, *boxes: QWidget) -> tuple[QWidget, ...]:
        heading = label(title, "heading")
        self.body.addWidget(heading)
        self.add_fields(*boxes)
        return (heading, *boxes)

    def _add_test(self) -> None:
        self.test = {
            Channel.TEXT: button("Send me a text", partial(self._send_test, Channel.TEXT)),
            Channel.EMAIL: button("Send me an e-mail", partial(self._send_test, Channel.EMAIL)),
        }
        self.test_to.setAccessibleName("Where a test goes")
        self._test = (label("Try it", "heading"), self.test_to, *self.test.values())
        self.body.addWidget(self._test[0])
        self.body.addLayout(row(self.test_to, *self.test.values()))
        self.body.addWidget(self.told)

    def _show_what_is_used(self) -> None:
        setup = self.setup
        for one in self._notify:
            one.setVisible(NOTIFY in setup.services)
        for one in self._mail:
            one.setVisible(SMTP in setup.services)
        for part in self._test:
            part.setVisible(bool(setup.services))
        for channel, pressed in self.test.items():
            pressed.setVisible(setup.sends(channel))

    def _send_test(self, channel: Channel) -> None:
        if self.show_findings():
            return
        key = self.keys[self.setup.service(channel)].text()
        work = partial(_testing, self.setup, key, channel, self.test_to.text())
        task = BackgroundTask(self._open_desk, work, self)
        task.finished.connect(self._tell)
        task.failed.connect(self._tell_of_refusal)
        self.told.say("Sending…")
        self._let_test(allowed=False)
        task.start()

    def _let_test(self, *, allowed: bool) -> None:
        for pressed in self.test.values():
            pressed.setEnabled(allowed)

    def _tell(self, answer: Answer) -> None:
        self._let_test(allowed=True)
        if isinstance(answer, Sent):
            self.told.say("It was taken. Look whether it arrives.", "notice-ok")
        else:
            advice = getattr(answer, "advice", "") or "Try again in a while."
            why = answer.why[:1].upper() + answer.why[1:].rstrip(".")
            self.told.say(f"{why}. {advice}", "notice-warn")

    def _tell_of_refusal(self, error: Exception) -> None:
        self._let_test(allowed=True)
        if not isinstance(error, SchoolError):
            raise error
        self.told.say(f"{error.title} {error.advice}".strip(), "notice-warn")


_UNTIL_THE_END = (
    "This computer has no place for keys: they are held until the program ends, and are asked for"
    " again at the next start."
)


def _choice(offers: dict[str, str], chosen: str) -> QComboBox:
    made = QComboBox()
    for value, words in offers.items():
        made.addItem(words, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


def _secret() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def _testing(
    setup: SendingSetup, key: str, channel: Channel, to: str, desk: Desk, _task: BackgroundTask
) -> Answer:
    return set_up_sending.send_test(desk, setup, key, channel, to)
