"""Setting up a school, step by step."""
