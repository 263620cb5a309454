"""Questions: one dialog for each."""
