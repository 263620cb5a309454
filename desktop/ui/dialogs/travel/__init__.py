"""The forms of the place Travel."""
