"""The places of the last section: what a school sets up, brings in and keeps safe."""
