"""Parts of the places that amend the record and look back on it."""
