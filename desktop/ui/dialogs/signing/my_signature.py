"""My signature: drawn or loaded, with a certificate, kept under one's own password."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QVBoxLayout, QWidget

from desktop.models.days.session import day_in_words
from desktop.models.letters.own_signature import SignatureState
from desktop.tasks.letters.set_up_signature import (
    CertificateChoice,
    NewSignature,
    loaded_picture,
    set_up_signature,
    write_certificate,
)
from desktop.tasks.letters.signature_safe import drop_signature, own_signature
from desktop.ui.dialogs.school.slow_form import SlowFormDialog
from desktop.ui.messages import telling
from desktop.ui.widgets.people.secret_field import SecretField
from desktop.ui.widgets.signing.signature_pad import SignaturePad
from desktop.ui.widgets.words import button, copyable, label, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from desktop.models.letters.own_signature import CertificateFacts, OwnSignature
    from desktop.tasks.desk import Desk

_MEANS = (
    "It is kept encrypted under your own password: nobody else can put it on paper, and a backup"
    " cannot be read without it. If somebody else sets a new password for you, draw it again."
)
_TRUST = (
    "A reader that checks signatures shows whether a letter was changed. Whoever also trusts this"
    " certificate sees your name as proved: give them the file and read out the fingerprint."
)


class MySignatureDialog(SlowFormDialog):
    """`kept` tells that something changed; the certificate can be saved for readers."""

    def __init__(
        self,
        desk: Desk,
        open_desk: Callable[[], AbstractContextManager[Desk]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("My signature", "Keep this signature", open_desk, parent)
        self._desk, self._own = desk, own_signature(desk)
        self.pad = SignaturePad()
        self._loaded = b""
        self._file: Path | None = None
        self.load_button = button("Load a picture…", self._load, picture="image")
        self.clear_button = button("Clear", self._clear, "quiet", "eraser")
        self.choices = {choice: QRadioButton(choice.value) for choice in CertificateChoice}
        self._group = QButtonGroup(self)
        self.file_button = button("Choose the file…", self._choose_file, picture="folder-open")
        self.file_name, self.file_password = label("", "hint"), SecretField()
        self.password = SecretField()
        self.ask_picture: Callable[[QWidget], Path | None] = _ask_picture
        self.ask_file: Callable[[QWidget], Path | None] = _ask_certificate
        self.ask_place: Callable[[QWidget, str], Path | None] = _ask_place
        self._lay_out_fields()
        self.pad.changed.connect(self._drawn)
        self.password.entered.connect(self._save)
        self.grow(720, 700)

    def findings(self) -> dict[str, str]:
        found = {}
        if not self._picture:
            found["pad"] = "Sign in the box, or load a picture."
        if self._choice is CertificateChoice.OWN and self._file is None:
            found["file"] = "Choose the certificate’s file."
        if not self.password.text:
            found["password"] = "Type the password that you sign in with."
        return found

    def errand(self) -> Callable[[Desk], str]:
        new = NewSignature(self._picture, self._choice, self._file, self.file_password.text)
        return partial(_keep, new, self.password.text)

    @property
    def _picture(self) -> bytes:
        return self._loaded or self.pad.png

    @property
    def _choice(self) -> CertificateChoice:
        return next(choice for choice, one in self.choices.items() if one.isChecked())

    def _lay_out_fields(self) -> None:
        self.body.addWidget(label(_state(self._own), "", wraps=True))
        pad = self.box("pad", "Signature", self.pad)
        self.body.addWidget(pad)
        self.body.addLayout(row(self.load_button, self.clear_button, None))
        self._lay_out_certificate()
        box = self.box("password", "Your password", self.password, _MEANS)
        self.body.addWidget(box)
        if self._own.state is not SignatureState.NONE:
            away = button("Take my signature away", self._drop, "quiet", "trash-2")
            self.body.addLayout(row(away, None))

    def _lay_out_certificate(self) -> None:
        self.body.addWidget(label("Certificate", "heading"))
        inside = QVBoxLayout()
        inside.setSpacing(4)
        for one in self.choices.values():
            self._group.addButton(one)
            inside.addWidget(one)
            one.toggled.connect(self._offer_file)
        self.body.addLayout(inside)
        self._own_file = QWidget()
        beside = QVBoxLayout(self._own_file)
        beside.setContentsMargins(26, 0, 0, 0)
        beside.addLayout(row(self.file_button, self.file_name, None))
        beside.addWidget(self.box("file", "Password of the certificate’s file", self.file_password))
        self.body.addWidget(self._own_file)
        may_keep = self._own.state is SignatureState.READY
        self.choices[CertificateChoice.KEEP].setVisible(may_keep)
        first = CertificateChoice.KEEP if may_keep else CertificateChoice.MAKE
        self.choices[first].setChecked(True)
        self._offer_file()
        if self._own.certificate is not None:
            self.body.addWidget(copyable(_certificate(self._own.certificate)))
            self.body.addWidget(label(_TRUST, "hint", wraps=True))
            save = button("Save the certificate for readers…", self._export, picture="save")
            self.body.addLayout(row(save, None))

    def _offer_file(self) -> None:
        self._own_file.setVisible(self.choices[CertificateChoice.OWN].isChecked())

    def _drawn(self) -> None:
        """A stroke takes the place of a picture that was loaded."""
        if self.pad.is_drawn or self.pad.is_empty:
            self._loaded = b""

    def _load(self) -> None:
        path = self.ask_picture(self)
        if path is not None:
            with telling(self):
                self.pad.show_picture(loaded_picture(path).png)
                self._loaded = path.read_bytes()

    def _clear(self) -> None:
        self.pad.clear()

    def _choose_file(self) -> None:
        path = self.ask_file(self)
        if path is not None:
            self._file = path
            self.file_name.setText(path.name)
            self.file_password.setFocus()

    def _export(self) -> None:
        path = self.ask_place(self, f"{self._desk.who.name} certificate.pem")
        if path is not None:
            with telling(self):
                write_certificate(self._desk, path)
                self.notice.say(f"Saved as {path.name}. No key is in it.", "notice-ok")

    def _drop(self) -> None:
        with telling(self):
            drop_signature(self._desk)
            self.accept()
            self.saved.emit("Your signature was taken away. What it signed stays signed.")


def _keep(new: NewSignature, password: str, desk: Desk) -> str:
    set_up_signature(desk, new, password)
    return "Your signature is kept, under your own password."


def _state(own: OwnSignature) -> str:
    if own.state is SignatureState.READY and own.made_on is not None:
        return f"A signature is kept since {day_in_words(own.made_on)}. A new one takes its place."
    return own.state.value


def _certificate(one: CertificateFacts) -> str:
    until = day_in_words(one.last_day)
    made = "made by this program" if one.made_here else "the school’s own"
    named = ", ".join(filter(None, (one.name, one.school)))
    return f"{named}; {made}; until {until}.\nSHA-256 {one.fingerprint}"


def _ask_picture(parent: QWidget) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "A picture of your signature", "", "Pictures (*.png *.jpg *.jpeg)"
    )
    return Path(chosen) if chosen else None


def _ask_certificate(parent: QWidget) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(
        parent, "The school’s certificate", "", "Certificates (*.p12 *.pfx)"
    )
    return Path(chosen) if chosen else None


def _ask_place(parent: QWidget, name: str) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Save the certificate", name, "Certificate (*.pem)"
    )
    return Path(chosen) if chosen else None
