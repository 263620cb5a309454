"""Papers: what stands on a class's sheet, and how a mark came to be amended."""
