"""Papers of travelling families: the tracking form and the request form."""
