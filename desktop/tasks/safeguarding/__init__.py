"""What those with the safeguarding duty do, each look kept."""
