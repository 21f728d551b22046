import type { Query } from "@samenhang/ledger";
import { DataSource, type EntityManager, type EntityTarget, type MigrationInterface, type ObjectLiteral } from "typeorm";

export interface DatabaseOptions {
  /** Connection of the application role: data only. */
  readonly url: string;
  /** Connection of the owner role, used for migrations at start and closed again. */
  readonly migrationUrl: string;
}

/** How the ledger asks a database, or one transaction in it. */
export const queryOf =
  (source: Pick<EntityManager, "query">): Query =>
  (sql, parameters) =>
    source.query(sql, [...parameters]);

/** Brings the structure up to date as the owner role, then opens the pool as the application role. */
export async function openDatabase(
  { url, migrationUrl }: DatabaseOptions,
  entities: readonly EntityTarget<ObjectLiteral>[],
  migrations: readonly (new () => MigrationInterface)[],
): Promise<DataSource> {
  const migrator = new DataSource({
    type: "postgres",
    url: migrationUrl,
    migrations: [...migrations] as never,
    migrationsTransactionMode: "each",
    installExtensions: false,
    extra: { max: 1 },
  });
  await migrator.initialize();
  try {
    await migrator.runMigrations();
  } finally {
    await migrator.destroy();
  }
  const database = new DataSource({
    type: "postgres",
    url,
    entities: [...entities] as never,
    synchronize: false,
    installExtensions: false,
    connectTimeoutMS: 3_000,
    extra: { max: 6, idleTimeoutMillis: 10_000, statement_timeout: 5_000, allowExitOnIdle: true },
    poolErrorHandler: () => undefined,
  });
  await database.initialize();
  return database;
}
