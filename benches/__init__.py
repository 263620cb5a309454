"""Measurements of what a person waits for, each beside the least that it could take."""
