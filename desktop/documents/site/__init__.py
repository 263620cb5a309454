"""Papers of the front desk and of the building."""
