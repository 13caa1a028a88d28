"""Commands about a whole repository: begin in it, move it to a new version, and find who uses its handbook."""
