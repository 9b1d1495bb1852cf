// SPDX-License-Identifier: Apache-2.0

export interface FaultParts {
  /** The service's own name of the fault: `NetworkNotFound`, `itemNotFound`. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Neutron's `detail`. */
  readonly detail?: string;
}

/** A refusal that the client is to see. Handlers throw it; the service's fault form gives it its shape. */
export class Fault extends Error {
  readonly status: number;
  readonly type: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly detail: string;

  constructor(status: number, message: string, parts: FaultParts = {}) {
    super(message);
    this.name = 'Fault';
    this.status = status;
    this.type = parts.type;
    this.headers = parts.headers ?? {};
    this.detail = parts.detail ?? '';
  }
}

export const badRequest = (message: string, parts?: FaultParts): Fault => new Fault(400, message, parts);
export const forbidden = (message: string, parts?: FaultParts): Fault => new Fault(403, message, parts);
export const notFound = (message: string, parts?: FaultParts): Fault => new Fault(404, message, parts);
export const conflict = (message: string, parts?: FaultParts): Fault => new Fault(409, message, parts);
