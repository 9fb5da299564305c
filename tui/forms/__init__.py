"""Forms: what a person fills in beside what is read. Fields that complete, the order they are gone through in."""
