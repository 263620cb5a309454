"""Signing papers so that a change to the file shows: keys, certificates, signatures, checks."""
