"""Parts used by more than one panel."""
