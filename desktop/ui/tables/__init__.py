"""Qt table models over frozen facts."""
