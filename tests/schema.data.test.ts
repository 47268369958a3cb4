import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from './support/database.ts';

interface Column {
  readonly nullable: boolean;
  readonly type: 'text' | 'integer';
}
type Shape = Record<string, Record<string, Column>>;

/** The tables as src/database/schema.ts declares them, read by the compiler. */
function declared(): Shape {
  const program = ts.createProgram(['src/database/schema.ts'], {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile('src/database/schema.ts');
  const shape: Shape = {};
  source?.forEachChild((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'Tables') return;
    for (const table of checker.getPropertiesOfType(checker.getTypeAtLocation(node))) {
      const columns: Record<string, Column> = {};
      for (const column of checker.getPropertiesOfType(checker.getTypeOfSymbol(table))) {
        const text = checker.typeToString(
          checker.getTypeOfSymbol(column),
          undefined,
          ts.TypeFormatFlags.NoTruncation,
        );
        const base = checker.typeToString(
          checker.getBaseConstraintOfType(selected(checker, column)) ?? selected(checker, column),
        );
        columns[column.name] = {
          nullable: /\bnull\b/.test(text),
          type: /number|Flag|\b0\b/.test(`${text} ${base}`) ? 'integer' : 'text',
        };
      }
      shape[table.name] = columns;
    }
  });
  return shape;
}

/** For Generated<T>, the T that a select gives. */
function selected(checker: ts.TypeChecker, column: ts.Symbol): ts.Type {
  const type = checker.getTypeOfSymbol(column);
  const select = checker.getPropertyOfType(type, '__select__');
  return select ? checker.getTypeOfSymbol(select) : type;
}

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.remove());

describe('the types of the tables', () => {
  it('equal what the database says', async () => {
    const tables = (await database.db.introspection.getTables()).filter(
      ({ name }) => !name.startsWith('kysely_') && !name.startsWith('sqlite_'),
    );
    const found: Shape = Object.fromEntries(
      tables.map(({ name, columns }) => [
        name,
        Object.fromEntries(
          columns.map((column) => [
            column.name,
            {
              nullable: column.isNullable && !isKey(name, column.name),
              type: /int/i.test(column.dataType) ? 'integer' : 'text',
            },
          ]),
        ),
      ]),
    );
    expect(Object.keys(found).length).toBeGreaterThan(25);
    expect(found).toEqual(declared());
  });

  it('was read from the file that everybody uses', () => {
    expect(readFileSync('src/database/schema.ts', 'utf8')).toContain('export interface Tables');
  });
});

/** SQLite calls primary key columns nullable unless they say otherwise. */
const isKey = (table: string, column: string): boolean =>
  column === 'id' ||
  (table === 'setting' && column === 'key') ||
  (table === 'session' && column === 'id_hash') ||
  ((table === 'event' || table === 'event_detail') && column === 'sequence') ||
  (table === 'event_day' && column === 'from_sequence') ||
  (table === 'event_head' && column === 'id');
