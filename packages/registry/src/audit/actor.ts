// SPDX-License-Identifier: Apache-2.0

/** Who does something, and when: what the audit trail tells of it. */
export interface Actor {
  readonly by: string;
  readonly at: Date;
}
