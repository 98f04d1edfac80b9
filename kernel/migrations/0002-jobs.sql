-- pg-boss keeps its tables in a schema of its own, which the role that runs jobs may create and alter things in. That
-- role needs nothing on the database itself.
create schema pgboss authorization guildhall_system;
