"""What day it is, and arithmetic with days."""
