# SPDX-License-Identifier: Apache-2.0
"""Writes what an SDK's methods ask of OpenStack: python3 extract.py SDK VERSION FOLDER… > requests.json

FOLDER holds the SDK's packages as their source. Nothing of it is imported or run. See README.md.
"""
import json
import sys

from follow import Follower
from sdks import PLANS
from source import Source


def main(sdk, version, *folders):
    sys.setrecursionlimit(20_000)
    types = Follower(Source(folders), PLANS[sdk]).follow()
    json.dump({"sdk": sdk, "version": version, "types": types}, sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
