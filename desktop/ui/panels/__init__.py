"""Places: one panel for each errand."""
