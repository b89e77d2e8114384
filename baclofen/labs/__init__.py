"""One short file per lab: which controls, which model function, which picture, which sentence."""
