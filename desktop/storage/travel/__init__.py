"""Travelling families in the school's file: rows are added, none is changed."""
