"""What is written by hand; `codegen` reads it and never changes it."""
