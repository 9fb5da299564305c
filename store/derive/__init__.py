"""What is worked out from the claims and kept: questions, answers, verdicts, checks, standing."""
