"""Due reviews for calendars and Git hosts."""
