"""What a text says: whether it is an answer or only holds a place, and the figures and shares in it."""
