"""Papers of the first-day board: what is open, and the visits of the day."""
