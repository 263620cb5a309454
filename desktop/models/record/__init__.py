"""The record as a whole: amended over a span, and looked back on."""
