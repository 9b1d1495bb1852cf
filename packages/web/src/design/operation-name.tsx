// SPDX-License-Identifier: Apache-2.0
import { Breakable } from './breakable.js';
import { paths } from './paths.js';

export interface OperationNameProps {
  readonly operation: string;
  /** Beside others of the same service its name is left out. */
  readonly within?: boolean | undefined;
}

/** An operation, leading to its page. */
export function OperationName({ operation, within = false }: OperationNameProps) {
  const text = within ? operation.slice(operation.indexOf(':') + 1) : operation;
  return (
    <a className="operation" href={paths.operation(operation)}>
      <code>
        <Breakable text={text} />
      </code>
    </a>
  );
}
