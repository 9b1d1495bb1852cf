// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const REGISTRY_ERRORS = {
  REGISTRY_NOT_FOUND: 'the registry has nothing under that name',
  REGISTRY_DATABASE: "the registry's database cannot be opened, or failed",
  REGISTRY_BUSY: 'another process has the registry of this folder open',
  REGISTRY_REFUSED: 'a bundle that does not verify, or is not in the log, is not taken in',
  REGISTRY_NOT_LOGGED: 'a listing cannot be derived from a certificate that the log does not hold',
  REGISTRY_EVIDENCE: 'evidence that the registry holds is damaged or missing',
  REGISTRY_EVIDENCE_WRITE: 'evidence cannot be written to where it is kept',
  REGISTRY_TOKEN:
    'a token cannot be made so: its name is taken or none, or it ends before it begins or after too long',
  REGISTRY_SECRET: 'a secret for a link or a session is not made of 32 random bytes',
  REGISTRY_WEBHOOK:
    'a webhook cannot be made so: its name is taken or none, or its address is one that nothing is sent to',
  REGISTRY_NOT_DELIVERED: 'a message to a webhook did not arrive; it is sent again later',
  REQUEST_PARAMETER: 'a parameter of the address cannot be understood',
  REQUEST_RATE: 'more requests came than one client may send',
  REGISTRY_LOG_SHRANK: 'the log is shorter than when the registry last read it',
} as const;
