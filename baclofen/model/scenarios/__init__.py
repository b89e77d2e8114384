"""What one lab shows: each file answers one driving question with the kinetics and the pump."""
