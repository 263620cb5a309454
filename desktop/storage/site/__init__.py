"""The day around the register: who is on site, reminders, registers on paper."""
