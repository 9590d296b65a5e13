"""What the words of the language are made of, and whether a document keeps to them."""
