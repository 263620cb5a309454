"""What fills the program's window, one after another."""
