"""The tour of the place Travel."""
