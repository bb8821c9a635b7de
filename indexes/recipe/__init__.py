"""How the shipped encoder is made: data, teacher, table, training, writing. Build time only."""
