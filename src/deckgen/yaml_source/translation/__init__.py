"""Translations: laid over an original, begun, completed, and compared with what they were made from."""
