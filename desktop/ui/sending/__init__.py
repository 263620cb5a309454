"""Sending beside the screen: what waits goes out while somebody works."""
