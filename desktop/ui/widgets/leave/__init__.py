"""Leave of absence on the screen: the list, a request written down, a request opened."""
