"""Questions about signing letters."""
