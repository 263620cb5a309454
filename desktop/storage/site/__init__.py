"""What was signed at the front desk."""
