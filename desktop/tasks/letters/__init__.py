"""Letters: written with a decision, signed by the head, sent, and kept."""
