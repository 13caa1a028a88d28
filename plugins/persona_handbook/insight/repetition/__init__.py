"""What says the same twice: copied texts, and personas that overlap."""
