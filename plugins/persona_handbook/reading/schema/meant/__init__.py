"""What somebody meant by a value that its field cannot hold."""
