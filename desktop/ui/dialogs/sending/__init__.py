"""Setting up how the school sends, and its words."""
