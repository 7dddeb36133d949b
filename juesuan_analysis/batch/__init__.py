"""Many files: where they lie, who reads them, and what becomes of each in the store."""
