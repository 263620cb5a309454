"""Parts of screens about signing letters."""
