"""Children at risk: kinds of flag, notes and looks, risk assessments."""
