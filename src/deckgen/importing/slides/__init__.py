"""What can be seen on the slides of any presentation, without judging what it means."""
