"""What a handbook tells beyond what was written in it: worked out each time, never stored."""
