"""The parts of the place where a register is taken."""
