// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assessment } from '@touchstone/model';

export async function readAssessment(out: string): Promise<Assessment> {
  return JSON.parse(await readFile(join(out, 'assessment.json'), 'utf8')) as Assessment;
}

export function verdictOf(assessment: Assessment, criterion: string): string | undefined {
  return assessment.criteria.find((one) => one.id === criterion)?.verdict;
}
