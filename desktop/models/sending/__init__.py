"""Texts and e-mails: the words, to whom they may go, and how they fare."""
