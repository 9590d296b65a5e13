"""What things are called, and were called: which names are taken, and which would meet."""
