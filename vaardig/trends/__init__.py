"""What vacancies ask, per year and strategic domain."""
