"""The admission register: pupils, contacts, names and numbers."""
