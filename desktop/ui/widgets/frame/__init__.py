"""The frame round every place."""
