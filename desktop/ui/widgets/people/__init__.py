"""Signing in and getting back in."""
