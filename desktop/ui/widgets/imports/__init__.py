"""The parts of the place where files from other programs come in."""
