"""The sample: who was interviewed, how they were recruited, and whether they were enough."""
