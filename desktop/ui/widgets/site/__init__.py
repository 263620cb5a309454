"""Parts of the front desk: finding a child, the keys, the book."""
