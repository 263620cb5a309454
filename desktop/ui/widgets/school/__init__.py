"""The fields and pictures of the school year, its times and its people."""
