"""No map of the decision."""
