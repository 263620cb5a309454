"""The absence line and the first-day board."""
