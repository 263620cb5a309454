"""Windows that show what a figure was made of."""
