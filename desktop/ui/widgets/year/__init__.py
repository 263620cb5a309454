"""The picture of a school year, day by day."""
