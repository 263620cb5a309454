"""The school's facts and rules: plain Python, no screen, no file, no clock."""
