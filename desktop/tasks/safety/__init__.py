"""Keeping the file safe and the clock right."""
