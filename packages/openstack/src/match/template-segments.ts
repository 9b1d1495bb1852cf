// SPDX-License-Identifier: Apache-2.0

/** "/v2.1/servers/{id}" -> ["v2.1", "servers", "{id}"]; "/" -> [] */
export function templateSegments(template: string): string[] {
  return template.split('/').filter((segment) => segment !== '');
}
