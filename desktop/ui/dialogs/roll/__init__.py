"""The questions that changing the roll asks."""
