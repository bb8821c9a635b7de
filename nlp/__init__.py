"""From raw Dutch vacancy to linked mentions: cleaning, language, zones, mentions, requirement level, occupation."""
