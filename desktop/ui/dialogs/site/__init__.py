"""Questions about the building: what a roll-call is for, and how it ended."""
