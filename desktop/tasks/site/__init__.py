"""Errands at the front desk."""
