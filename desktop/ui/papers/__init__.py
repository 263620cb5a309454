"""Papers on the screen and on the printer: shown page by page, printed, saved."""
