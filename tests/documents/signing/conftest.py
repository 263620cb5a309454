"""A paper, a key and the paper signed with it."""

from __future__ import annotations

import pytest

from desktop.documents.page import Heading, Pages
from desktop.documents.signing.sign_pdf import sign_pdf
from desktop.documents.signing.signing_key import SigningKey, make_key
from tests.documents.signing.pictures import DAY, FACTS


@pytest.fixture(scope="session")
def key() -> SigningKey:
    return make_key("Hawthorn Lane Primary School", "Siân Łuczak", DAY)


@pytest.fixture(scope="session")
def paper() -> bytes:
    page = Pages(Heading("Hawthorn Lane Primary School", "Leave", "Printed"))
    page.paragraph("Dear Mrs O’Connor, leave is granted.")
    return page.finish()


@pytest.fixture(scope="session")
def signed(paper: bytes, key: SigningKey) -> bytes:
    return sign_pdf(paper, key, FACTS)
