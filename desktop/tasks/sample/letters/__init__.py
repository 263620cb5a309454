"""What became of the invented school’s letters."""
