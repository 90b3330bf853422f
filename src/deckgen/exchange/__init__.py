"""What learning platforms take: packages and question banks, from the storyboard."""
