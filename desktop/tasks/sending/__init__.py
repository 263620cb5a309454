"""Setting the sending up, the keys, and the sender that works beside the screen."""
