"""What the tour does with letters."""
