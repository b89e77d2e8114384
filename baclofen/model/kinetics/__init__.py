"""Where a dose goes: compartments, tablets, spinal fluid, effect, and how people differ."""
