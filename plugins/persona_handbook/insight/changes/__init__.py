"""What a change to a handbook means."""
