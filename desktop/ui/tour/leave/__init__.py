"""Leave of absence on the tour: a request by keys, the head's decision."""
