"""Commands that answer another program until it disconnects."""
