"""What a field can hold: types, enums and bounds, and constants held against them."""
