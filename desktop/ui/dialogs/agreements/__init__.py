"""Questions about attendance contracts and action plans."""
