"""A build tool."""
