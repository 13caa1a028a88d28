"""The rules of persona work, and the engine that holds a handbook against them."""
