"""What the answers mean over time: a person's dates, what-if, changes of law, grants by year, subsidy by month."""
