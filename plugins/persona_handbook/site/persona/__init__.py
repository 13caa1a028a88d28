"""A persona at a glance, as the head of its page shows it."""
