// SPDX-License-Identifier: Apache-2.0
import { Breakable } from './breakable.js';
import { paths } from './paths.js';

export interface OperationNameProps {
  readonly operation: string;
  /** Beside others of the same service its name is left out. */
  readonly within?: boolean | undefined;
  /** Leads to what this solution does with it, instead of to the operation. */
  readonly by?: string | undefined;
}

/** An operation, leading to its page or to what one solution does with it. */
export function OperationName({ operation, within = false, by }: OperationNameProps) {
  const text = within ? operation.slice(operation.indexOf(':') + 1) : operation;
  return (
    <a className="operation" href={by === undefined ? paths.operation(operation) : paths.use(by, operation)}>
      <code>
        <Breakable text={text} />
      </code>
    </a>
  );
}
