"""Stories: one client, a few stops, and at each a choice, an order or a call, with what it leads to."""
