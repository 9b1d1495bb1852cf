// SPDX-License-Identifier: Apache-2.0

/** The codes of this room. Each is documented in docs/reference/errors.md and never reused. */
export const RECORDER_ERRORS = {
  RECORDING_EXISTS: 'a file of that name is there already; a recording is never overwritten',
  RECORDING_NOT_WRITABLE: 'the file for the recording cannot be made',
  RECORDING_WRITE_FAILED:
    'the recording could not be written on; what it holds is incomplete and cannot certify',
  RECORDING_CLOSED: 'a line came after the recording was closed',
  RECORDING_LINE_INVALID: 'a line does not fit the schema of recordings',
  RECORDING_NOT_READABLE: 'the file cannot be read',
  RECORDING_NOT_ONE: 'the file is no recording at all',
  RECORDER_LISTEN: 'the recorder cannot listen at that address',
  RECORDER_ADDRESS: 'the recorder listens on loopback addresses only',
  RECORDER_AUTH_URL: 'the auth URL is no http or https URL',
} as const;
export type RecorderErrorCode = keyof typeof RECORDER_ERRORS;
