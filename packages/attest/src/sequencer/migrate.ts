// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { Migrator, type Kysely, type Migration } from 'kysely';

/**
 * Brings one room's tables to their newest form. Each room has its own list and its own record of what was done
 * (`<room>_migrations`), so that a database which several rooms share can be opened by any of them alone; tables are
 * named after their room (`log_entries`). Processes that start at once wait for each other.
 * Throws LOG_DATABASE where a step fails, or where the database was made by a newer version.
 */
export async function migrate<T>(
  db: Kysely<T>,
  room: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: `${room}_migrations`,
    migrationLockTableName: `${room}_migrations_lock`,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((one) => one.status === 'Error')?.migrationName;
  throw new TouchstoneError(
    'LOG_DATABASE',
    `The database's tables of ${room} cannot be brought up to date${failed === undefined ? '' : ` (${failed})`}: ${(error as Error).message}`,
    { hint: 'Was it made by a newer version of Touchstone? Then use that.', cause: error },
  );
}
