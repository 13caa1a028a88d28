"""Today's date, and date arithmetic."""
