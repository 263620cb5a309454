"""Who comes and goes: the book at the front desk."""
