"""The invented school's travelling families: who they are, and what was asked and agreed."""
