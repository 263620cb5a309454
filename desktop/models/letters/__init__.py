"""Letters to families and to other schools: their kinds, their words, to whom they go."""
