"""Words and numbers that stand for one person: names, addresses and numbers."""
