"""What papers need from the file: a class over a span of days, its registers and marks."""
