"""The forms for what is planned."""
