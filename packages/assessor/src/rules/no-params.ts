// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** For rules that take no parameters: any is refused. */
export const noParams = z.strictObject({});
export type NoParams = z.infer<typeof noParams>;
