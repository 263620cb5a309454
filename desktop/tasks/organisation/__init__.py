"""The school: its people, classes, years and policy."""
