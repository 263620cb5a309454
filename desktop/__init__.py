"""School Register: the attendance desk of a small school."""

__version__ = "0.1.0"
