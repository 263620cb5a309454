"""Errands on the record: amending over a span, looking back."""
