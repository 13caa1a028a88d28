"""What a conversation is filed as, and what it really is: one module for each kind of difference."""
