"""The invented school: its calendar, staff, families and a year and more of registers."""
