"""Papers about children at risk."""
