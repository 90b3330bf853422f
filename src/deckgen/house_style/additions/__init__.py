"""What is added to copies of a brand's layouts: placeholders, panels, veils and layouts of our own."""
