"""The rules, and the engine that checks a handbook with them."""
