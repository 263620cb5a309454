"""Parts of screens about attendance contracts and action plans."""
