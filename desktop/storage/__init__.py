"""The school's file: plain functions over SQLite."""
