"""Creates or drops one database of a PostgreSQL server; runs in the virtual environment of Aegra.

Usage: database.py create|drop <name>, with the address of the server in the variable POSTGRES_ADMIN_URL
(not an argument, since it may hold a password).
"""

import os
import sys

import psycopg
from psycopg import sql

action, name = sys.argv[1:]
statement = {
    "create": "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'",
    "drop": "DROP DATABASE IF EXISTS {} WITH (FORCE)",
}[action]
try:
    with psycopg.connect(os.environ["POSTGRES_ADMIN_URL"], autocommit=True, connect_timeout=5) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
except psycopg.Error as error:
    sys.exit(str(error).strip())
