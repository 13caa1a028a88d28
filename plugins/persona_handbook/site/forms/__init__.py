"""The forms in which a file is proposed or edited."""
