// SPDX-License-Identifier: Apache-2.0
import type { RecipeOutcome } from '@touchstone/runner';

/** Under which type a cloud's services check access rules: the official one, or the alias where the catalog has only that. */
export function catalogTypes(
  services: RecipeOutcome['platform']['services'],
): Readonly<Record<string, string>> {
  const types: Record<string, string> = {};
  for (const { type, catalogType } of services) {
    if (types[type] !== type) types[type] = catalogType;
  }
  return types;
}
