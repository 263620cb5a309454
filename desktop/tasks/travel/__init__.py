"""Errands about travelling families: from what is known of them to the tracking form."""
