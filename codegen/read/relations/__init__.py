"""Who refers to whom, and who cannot."""
