"""Commands for a whole repository: create a handbook, update its schemas, and find citations of it."""
