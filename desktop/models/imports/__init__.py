"""What other programs' files say, and how it fits what we hold."""
