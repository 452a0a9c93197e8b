"""What a written response states: numbers, sizes, the numeral, pictures."""
