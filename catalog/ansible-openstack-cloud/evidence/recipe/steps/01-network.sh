#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Builds a network with a subnet, a router to the external network, a security group and a rule.
exec "$TOUCHSTONE_RECIPE/play.sh" build.yml --tags network
