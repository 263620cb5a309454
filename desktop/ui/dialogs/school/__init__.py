"""Questions about the school year, the policy, classes and people."""
