// SPDX-License-Identifier: Apache-2.0
import type { Choice, Component, Confidence, Origin, Practice } from '@touchstone/model';

/**
 * What a detector saw at one line of one file. File and origin are added by whoever asked; many findings of one thing
 * become one entry of the scan (assemble/).
 */
export type Finding =
  | OperationFinding
  | SdkFinding
  | UnmappedFinding
  | ComponentFinding
  | RuntimeFinding
  | PracticeFinding
  | CredentialFinding
  | ListenerFinding
  | UpdateChannelFinding;

/** A call, resource or command that does an operation of the index. */
export interface OperationFinding {
  readonly kind: 'operation';
  readonly line: number;
  /** Operation id. */
  readonly operation: string;
  readonly confidence: Confidence;
  /** SDK, client or template language: the id of a data file. */
  readonly via: string;
  /** As it is written; cut to 300 characters by the assembly. */
  readonly call: string;
}

/** That an SDK is in use here: it is imported, required or named. */
export interface SdkFinding {
  readonly kind: 'sdk';
  readonly line: number;
  readonly sdk: string;
}

/** A call of an SDK for which the data know no operation. */
export interface UnmappedFinding {
  readonly kind: 'unmapped';
  readonly line: number;
  readonly sdk: string;
  readonly call: string;
}

/** A part of the stack, as one line of one file declares it. `id` is a component's id in data/stack, or the plain name. */
export interface ComponentFinding {
  readonly kind: 'component';
  readonly line: number;
  readonly id: string;
  readonly title: string;
  readonly how: Component['how'];
  readonly role: Component['role'];
  readonly concern: Component['concern'];
  readonly ecosystem: string | null;
  readonly purl: string | null;
  readonly version: string | null;
  readonly optional: boolean;
  /** Of a dependency: that the product asks for it itself, and not only through another. */
  readonly direct?: boolean;
  /** What it is for, where that is less than the file's own origin: a library that only the product's tests need. */
  readonly origin?: Origin;
  /** The place's file is filled in by the assembly when it is the file itself. */
  readonly choice: (Omit<Choice, 'place'> & { readonly line: number }) | null;
}

/** A version of a language or runtime that is asked for. */
export interface RuntimeFinding {
  readonly kind: 'runtime';
  readonly line: number;
  /** 'python', 'go', 'ruby', 'java', 'nodejs', 'php', 'dotnet', 'rust'. */
  readonly language: string;
  /** The range as its ecosystem writes it, as in `>=3.9`. */
  readonly wants: string;
}

export interface PracticeFinding {
  readonly kind: 'practice';
  readonly line: number;
  readonly practice: Practice['practice'];
  readonly by: Practice['by'];
  readonly confidence: Confidence;
  readonly text: string;
}

export interface CredentialFinding {
  readonly kind: 'credential';
  readonly line: number;
  readonly what: string;
}

export interface ListenerFinding {
  readonly kind: 'listener';
  readonly line: number;
  readonly what: string;
  readonly port: number;
}

export interface UpdateChannelFinding {
  readonly kind: 'update-channel';
  readonly line: number;
  readonly channel: string;
  readonly what: string;
}
