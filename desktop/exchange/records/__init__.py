"""One pupil or contact, from the cells or elements of a file."""
