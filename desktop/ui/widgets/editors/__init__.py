"""What is typed about the school itself."""
