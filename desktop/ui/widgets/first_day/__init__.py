"""The first-day board: who is absent without a reason, whom to ring, and visits."""
