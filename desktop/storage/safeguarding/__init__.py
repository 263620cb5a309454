"""What is kept of children at risk, and who looked at it."""
