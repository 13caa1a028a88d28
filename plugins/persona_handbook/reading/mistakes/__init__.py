"""What the parser refused, and what it accepted in silence, in people's words."""
