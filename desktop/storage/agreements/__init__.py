"""What is kept of attendance contracts and action plans."""
