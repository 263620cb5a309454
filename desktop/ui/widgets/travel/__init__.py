"""Parts of the place Travel."""
