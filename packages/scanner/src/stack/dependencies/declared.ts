// SPDX-License-Identifier: Apache-2.0

/** Registries that dependencies come from, as purl types name them, and those of configuration tools. */
export type Ecosystem =
  | 'pypi'
  | 'golang'
  | 'gem'
  | 'maven'
  | 'npm'
  | 'nuget'
  | 'composer'
  | 'cargo'
  | 'deb'
  | 'puppet'
  | 'ansible'
  | 'chef'
  | 'bosh';

/** One library that a manifest or lock file names. */
export interface DeclaredDependency {
  readonly line: number;
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** A range or an exact version, as the ecosystem writes it. */
  readonly version: string | null;
  /** Asked for by the product itself; false where only a lock file names it and does not say. */
  readonly direct: boolean;
  /** `test`: only who develops or tests the product needs it. */
  readonly scope: 'product' | 'test';
  readonly optional: boolean;
}

/** A version of a language that a manifest asks for. */
export interface DeclaredRuntime {
  readonly line: number;
  readonly language: 'python' | 'go' | 'ruby' | 'java' | 'nodejs' | 'php' | 'dotnet' | 'rust';
  readonly wants: string;
}

/** What a manifest or lock file says. */
export interface Manifest {
  /** What the file says it is the manifest of. */
  readonly self: { readonly line: number; readonly ecosystem: Ecosystem; readonly name: string } | null;
  readonly dependencies: readonly DeclaredDependency[];
  readonly runtimes: readonly DeclaredRuntime[];
}

/** Reads one kind of manifest. Never throws on bad input: what it cannot read, it leaves out. */
export type ManifestReader = (text: string, path: string) => Manifest;

export const NOTHING: Manifest = { self: null, dependencies: [], runtimes: [] };
