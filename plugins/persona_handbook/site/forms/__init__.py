"""The forms for proposing and editing files."""
