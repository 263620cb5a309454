"""Papers of leave: the form on which a family asks for it."""
