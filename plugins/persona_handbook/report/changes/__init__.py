"""What a change means, in the formats that people and programs read."""
