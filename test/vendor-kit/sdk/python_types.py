"""Prints types of a Python module as one JSON object of JSON Schemas: `python_types.py MODULE TYPE...`.

A type may stand in a submodule: `agent_list_response.Data`. Takes what pydantic can describe: its models, dataclasses and TypedDicts.
"""

import importlib
import json
import sys
from operator import attrgetter

from pydantic import TypeAdapter

module = importlib.import_module(sys.argv[1])
schemas = {name: TypeAdapter(attrgetter(name)(module)).json_schema() for name in sys.argv[2:]}
json.dump(schemas, sys.stdout)
