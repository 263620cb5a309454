"""Forms about children at risk."""
