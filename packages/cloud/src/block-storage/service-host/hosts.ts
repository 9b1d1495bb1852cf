// SPDX-License-Identifier: Apache-2.0

/** The one host of the embedded cloud, and the names that Cinder makes of it: host@backend#pool. */
export const HOST = 'touchstone';
export const BACKEND = `${HOST}@lab`;
export const VOLUME_HOST = `${BACKEND}#lab`;
export const ZONE = 'nova';

/** Of the volume service; shown since 3.48. */
export const SERVICE_UUID = '9103e88e-7c6d-4958-a18e-3dd5031dd670';
