"""Questions of the first-day board: another tier, a visit, a message, what became of those."""
