import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './schema.ts';

/**
 * A query that is built and compiled once per handle and then only filled in: building costs more than
 * most small queries take. `build` gets a placeholder for each argument and must hand it to the query
 * as it is, once or more, and never look at it.
 */
export function prepared<A extends readonly unknown[], R>(
  build: (db: Db, ...slots: A) => Compilable<R>,
): (db: Db, ...values: A) => Promise<R[]> {
  // by adapter, which a handle and its transactions share
  const compiled = new WeakMap<object, { query: CompiledQuery<R>; slots: readonly symbol[] }>();
  const compile = (db: Db) => {
    const slots = Array.from({ length: build.length - 1 }, () => Symbol('slot'));
    const made = { query: build(db, ...(slots as unknown as A)).compile(), slots };
    compiled.set(db.getExecutor().adapter, made);
    return made;
  };
  return async (db, ...values) => {
    const { query, slots } = compiled.get(db.getExecutor().adapter) ?? compile(db);
    const parameters = query.parameters.map((parameter) => {
      const slot = slots.indexOf(parameter as symbol);
      return slot < 0 ? parameter : values[slot];
    });
    return (await db.executeQuery<R>({ ...query, parameters })).rows;
  };
}
