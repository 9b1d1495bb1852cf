#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Installs pkgcloud at the versions of package-lock.json; no package's install script runs.
set -eu
cd "$TOUCHSTONE_WORKDIR"
cp "$TOUCHSTONE_RECIPE/package.json" "$TOUCHSTONE_RECIPE/package-lock.json" .
npm ci --ignore-scripts --no-audit --no-fund
