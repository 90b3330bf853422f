"""What an author may say, with every reference resolved. No files, no drawing."""
