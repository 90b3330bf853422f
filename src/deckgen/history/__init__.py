"""What changed, and where a file comes from: states of decks compared, git asked, built files looked into."""
