"""Too many, overlapping or unranked personas."""
