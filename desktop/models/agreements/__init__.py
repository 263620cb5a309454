"""Attendance contracts and action plans: what was agreed, answered and reviewed."""
