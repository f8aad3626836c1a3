"""统计表: tables of statistics from before 2019, the national one and local ones."""
