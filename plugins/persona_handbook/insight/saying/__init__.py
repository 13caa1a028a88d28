"""Whether a text is an answer or a placeholder, and the figures and shares in it."""
