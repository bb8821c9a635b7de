"""Statistical methods, one per module, on plain arrays. Each names its source."""
