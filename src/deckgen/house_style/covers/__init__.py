"""How the texts of covers and sections are arranged on a brand's layout, and what is thought of the outcome."""
