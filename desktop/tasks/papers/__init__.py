"""Papers: made from what the register says, printed or saved, and that it was done is kept."""
