// SPDX-License-Identifier: Apache-2.0

/**
 * The description of every project and user that Touchstone makes. What bears a run's name without it is somebody else's,
 * however the name came about, and is never removed.
 */
export const MADE_BY = 'Made by Touchstone for one run; safe to remove.';
