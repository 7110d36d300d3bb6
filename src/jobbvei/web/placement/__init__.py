"""What is under way between participants and employers: suggestions that wait, and drafts of agreements."""
