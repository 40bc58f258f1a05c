"""Word read back: what reviewers wrote in the files that they return, opinion by opinion, and what became of each."""
