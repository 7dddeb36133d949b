"""From one PDF, or a folder of them, to disclosures in the store."""
