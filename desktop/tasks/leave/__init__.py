"""Leave of absence: asking, deciding, and watching over the way back."""
