"""The papers of the register: sheets of a class, records of a pupil, blank sheets."""
