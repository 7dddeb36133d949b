"""Chinese departmental final accounts (部门决算): read, check, compare, draw."""
