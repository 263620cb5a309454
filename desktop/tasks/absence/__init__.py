"""What is said about absences, and what is done about those nobody has explained."""
