"""The page that a server sends for an address that leads nowhere."""
