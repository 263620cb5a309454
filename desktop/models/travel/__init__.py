"""Travelling families: circumstances, journeys, dual registration, and what is counted of them."""
