"""What every page shares: who may open it, the frame around it, and how dates and numbers are written."""
