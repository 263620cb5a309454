"""Leave of absence at the invented school: asked for, decided, watched."""
