"""What is kept of letters: the ledger, what befell each, the signed files, the school's words."""
