import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOMAINS, FOUNDATIONS, TOP } from './support/house.ts';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const SOURCES = [...filesUnder('src'), ...filesUnder('db')];
const foundations = `^src/(${FOUNDATIONS.join('|')})`;
const top = `^src/(${TOP.join('|')})`;
const domain = (names: readonly string[]): string => `^src/(${names.join('|')})/`;

const forbidden: IForbiddenRuleType[] = [
  {
    name: 'no-circles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'foundations-know-no-domain',
    severity: 'error',
    from: { path: foundations },
    to: { path: [domain(DOMAINS), top] },
  },
  { name: 'domains-know-no-top', severity: 'error', from: { path: domain(DOMAINS) }, to: { path: top } },
  ...DOMAINS.slice(0, -1).map((name, index) => ({
    name: `${name}-imports-only-above`,
    severity: 'error' as const,
    from: { path: domain([name]) },
    to: { path: domain(DOMAINS.slice(index + 1)) },
  })),
  {
    name: 'routes-forms-pages-are-private',
    severity: 'error',
    from: { path: '^src/([^/]+)/', pathNot: top },
    to: { path: '\\.(routes|form|page)\\.ts$', pathNot: '^src/$1/' },
  },
  {
    name: 'only-stores-speak-sql',
    severity: 'error',
    from: { path: '^src', pathNot: ['\\.store\\.ts$', '^src/database/'] },
    to: { path: 'node_modules/(kysely|better-sqlite3|pg|pg-cursor)(/|$)' },
  },
  {
    name: 'stores-know-no-http',
    severity: 'error',
    from: { path: '\\.store\\.ts$' },
    to: { path: ['^src/http/', 'node_modules/express/'] },
  },
  {
    name: 'express-stays-at-the-edge',
    severity: 'error',
    from: { path: '^src', pathNot: ['\\.routes\\.ts$', '^src/http/', '^src/(app|routes|start)\\.ts$'] },
    to: { path: 'node_modules/(@types/)?express/' },
  },
  {
    name: 'migrations-are-frozen',
    severity: 'error',
    from: { path: '^db/migrations/' },
    to: { path: '^src/' },
  },
];

let result: ICruiseResult;
beforeAll(async () => {
  const { output } = await cruise(['src', 'db'], {
    ruleSet: { forbidden },
    validate: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  });
  result = output as ICruiseResult;
}, 120_000);

describe('the house', () => {
  it('was looked at whole: a tool that silently examines nothing would be green too', () => {
    const seen = new Set(result.modules.map(({ source }) => source));
    expect(SOURCES.filter((file) => !seen.has(file))).toEqual([]);
    expect(SOURCES.length).toBeGreaterThan(60);
  });

  it('lets imports run in one direction only', () => {
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual(
      [],
    );
  });

  it('has no folder or file in src that the lists do not name', () => {
    const named = new Set<string>(
      [...DOMAINS, ...FOUNDATIONS, ...TOP].map((name) => name.replace(/\/$/, '')),
    );
    expect(readdirSync('src').filter((name) => !named.has(name))).toEqual([]);
    expect([...DOMAINS].filter((name) => !existsSync(join('src', name)))).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const readers = SOURCES.filter(
      (file) => file.startsWith('src') && /process\.env/.test(readFileSync(file, 'utf8')),
    );
    expect(readers).toEqual(['src/config.ts']);
  });

  it('keeps raw output out of the templates', () => {
    const views = readdirSync('views', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.hbs'),
    );
    expect(views.filter((name) => readFileSync(join('views', name), 'utf8').includes('{{{'))).toEqual([]);
  });

  it('keeps files small: at most 200 lines', () => {
    const long = SOURCES.filter(
      (file) =>
        !file.startsWith('src/text') &&
        !file.startsWith('db/seeds') &&
        readFileSync(file, 'utf8').split('\n').length > 201,
    );
    expect(long.filter((file) => file !== 'src/database/schema.ts')).toEqual([]);
  });
});
