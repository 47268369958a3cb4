import { defineConfig } from 'vitest/config';

const shared = {
  globalSetup: 'tests/support/global-setup.ts',
  testTimeout: 30_000,
  hookTimeout: 60_000,
  pool: 'forks',
} as const;

/** Tests named *.data.test.ts touch the database and run twice: on SQLite and on PostgreSQL. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.data.test.ts', 'tests/browser/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'sqlite',
          include: ['tests/**/*.data.test.ts'],
          env: { TEST_DATABASE: 'sqlite' },
        },
      },
      {
        test: {
          ...shared,
          name: 'postgres',
          include: ['tests/**/*.data.test.ts'],
          env: { TEST_DATABASE: 'postgres' },
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
    reporters: ['default', './tests/support/closing-line.ts'],
    maxWorkers: 2,
  },
});
