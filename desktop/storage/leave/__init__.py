"""What is kept of requests for leave, their decisions and what was done afterwards."""
