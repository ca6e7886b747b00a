"""Reads one agent, and the first page of the list, through the vendor's SDK; prints what it got as JSON.

The SDK takes `COZMOAI_API_KEY`, `COZMOAI_ORG_ID` and `COZMOAI_BASE_URL` from the environment.
"""

import json
import sys

from cozmoxai import Cozmoai


def decoded(value):
    """Answers declare configuration as the bytes of its JSON."""
    if isinstance(value, list) and value and all(isinstance(item, int) for item in value):
        return json.loads(bytes(value))
    return value


client = Cozmoai(max_retries=0)
agent = client.agents.retrieve(sys.argv[1])
page = client.agents.list(page=1, size=100)
json.dump(
    {
        "agent": {key: decoded(value) for key, value in agent.to_dict(mode="json", warnings=False).items()},
        "rows": [row.to_dict() for row in page.data],
    },
    sys.stdout,
)
