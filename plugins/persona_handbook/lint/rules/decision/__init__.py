"""Missing or incomplete decision journeys."""
