"""What the numbers say: for leaders, facilitators and analysts. Never a person."""
