"""What goes out by text or e-mail, and how it fares."""
