"""What is read and written for many marks at once, and for registers as they stood."""
