"""The office's turns with children absent without a reason."""
