"""Questions of the first-day board: another tier, a visit, what a visit found."""
