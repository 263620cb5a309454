"""The parts of the places about the building: who is on site, the roll-call, its log."""
