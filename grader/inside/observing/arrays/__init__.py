"""What an array is, told by its content: which rows of which data set it holds, and whose labels."""
