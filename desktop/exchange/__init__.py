"""Files to and from other programs."""
