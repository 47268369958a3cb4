import {
  type ColumnDataType,
  type CreateTableBuilder,
  type Expression,
  type Kysely,
  PostgresAdapter,
  sql,
} from 'kysely';

/** Frozen with the migrations: what differs between the two databases, in one place. */
export type Schema = Kysely<unknown>;
type Table<C extends string = never> = CreateTableBuilder<string, C>;

const onPostgres = (db: Schema): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/** Text that compares byte by byte on both databases, so that order and path ranges agree. */
export function textType(db: Schema): ColumnDataType | Expression<unknown> {
  return onPostgres(db) ? sql`text collate "C"` : 'text';
}

/** A table with an integer key that the database hands out. */
export function tableWithId(db: Schema, name: string): Table<'id'> {
  return db.schema
    .createTable(name)
    .addColumn('id', 'integer', (column) =>
      onPostgres(db)
        ? column.generatedByDefaultAsIdentity().primaryKey()
        : column.autoIncrement().primaryKey(),
    ) as unknown as Table<'id'>;
}

/** A column that holds 0 or 1. */
export function flag(name: string): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`${sql.ref(name)} in (0, 1)`;
}

/** A column that holds one of these words. */
export function oneOf(name: string, words: readonly string[]): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`${sql.ref(name)} in (${sql.join(words.map((word) => sql.lit(word)))})`;
}

/**
 * For a table that is found by its primary key only: on SQLite the rows stand in the key's own tree, so
 * that a write touches one page and not two. PostgreSQL has no such thing.
 */
export function inKeyOrder<T extends CreateTableBuilder<string, string>>(db: Schema, table: T): T {
  return onPostgres(db) ? table : (table.modifyEnd(sql`without rowid`) as unknown as T);
}
