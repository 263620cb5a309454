"""The ledger of letters, and what is seen of them elsewhere."""
