"""Built without talking to customers."""
