"""Errands: permission, one transaction, history."""
