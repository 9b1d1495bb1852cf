// SPDX-License-Identifier: Apache-2.0

/** A command of a recipe as it would run without a sandbox. */
export interface SandboxedCommand {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The run's folder, the one place that it may write to. */
  readonly workdir: string;
  /** The recipe's folder, which it may read. */
  readonly recipeDir: string;
}

/** Keeps a recipe's commands to what they are given. */
export interface Sandbox {
  /** The command that runs another one inside; `env` is what both are given. */
  readonly enter: (command: SandboxedCommand) => Promise<Pick<SandboxedCommand, 'argv' | 'env'>>;
  /**
   * Watches a command that was started, by its process id, and ends it where it takes more than it may.
   * @returns ends the watch, and gives what it took too much of: `it used more than 2 GiB of memory`
   */
  readonly watch: (pid: number, command: SandboxedCommand) => () => string | undefined;
}
