"""Attendance contracts and action plans on paper."""
