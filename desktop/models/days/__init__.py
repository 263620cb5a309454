"""Days, sessions, terms and clocks."""
