"""Leave of absence: what is asked for, what the head decides, and what follows."""
