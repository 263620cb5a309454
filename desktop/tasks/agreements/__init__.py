"""Writing contracts and plans down, their answers and reviews, and showing them."""
