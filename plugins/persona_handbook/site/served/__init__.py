"""The finished site as sent by a host."""
