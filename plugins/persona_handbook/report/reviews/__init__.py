"""Reviews that are due, for calendars and git hosts."""
