"""What commands write: characters, colors, languages, paths and progress."""
