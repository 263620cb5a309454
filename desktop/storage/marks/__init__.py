"""Registers: codes, marks, entries, the close."""
