"""Rules about the sample: who was asked, by which way, and whether it was enough."""
