"""The finished site, as a host sends it."""
