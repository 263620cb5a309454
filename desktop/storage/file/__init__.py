"""The school's file itself: opening, saving, shape, backups, checks."""
