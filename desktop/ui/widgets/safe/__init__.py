"""The parts of safe keeping: backups, the check, the export, the recovery code."""
