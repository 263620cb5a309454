"""Parts of screens about children at risk."""
