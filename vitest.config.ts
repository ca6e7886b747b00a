import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Vite takes graphql's ES module, all libraries take its CommonJS one, as Node does: two GraphQLError classes.
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

/** Suites that have a project of their own. */
const ofTheirOwn = [
  'test/real/**',
  'test/browser/**',
  'test/vendor-kit/sdk/**',
  'test/store/postgres/**',
  'test/chaos/**',
  'test/fuzz/**',
];

export default defineConfig({
  test: {
    // Vitest leaves one core free, which on a small machine is half of it.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        resolve: oneGraphql,
        test: {
          name: 'product',
          include: ['test/**/*.test.ts'],
          // Two minutes of leases that end, which one engine is enough for.
          exclude: [...ofTheirOwn, 'test/replicas/*processes.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        // With access control, as a caller that may do everything, and over HTTP, so that plain requests go the short way:
        // `npm run test:access` runs what makes a Rollcall in process.
        resolve: oneGraphql,
        test: {
          name: 'access',
          include: ['test/**/*.test.ts'],
          // What an ill vendor answers is the same whoever asked, and takes the longest.
          exclude: [
            ...ofTheirOwn,
            'test/process/**',
            'test/faults/**',
            '**/faults.test.ts',
            '**/foreign-answers.test.ts',
          ],
          env: { ROLLCALL_TEST_ACCESS: 'on', ROLLCALL_TEST_OVER_HTTP: 'on' },
          // What takes the time is loading the product, not the tests.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        // What is kept in a store, over PostgreSQL: the project above runs it over the embedded engine.
        resolve: oneGraphql,
        test: {
          name: 'store',
          include: ['test/store/**/*.test.ts', 'test/replicas/**/*.test.ts', 'test/catalog/**/*.test.ts'],
          env: { ROLLCALL_TEST_STORE: 'POSTGRESQL' },
          globalSetup: ['test/support/postgres-server.ts'],
          testTimeout: 30_000,
        },
      },
      {
        // Against servers and SDKs of other makers; the suite installs and starts them itself, so one file at a time.
        resolve: oneGraphql,
        test: {
          name: 'real',
          include: ['test/real/**/*.test.ts', 'test/vendor-kit/sdk/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          // The first time, three servers are installed in one hook.
          hookTimeout: 1_200_000,
        },
      },
      {
        // Many requests in little time: on machines that are busy with other suites, they would be in the way of each other.
        resolve: oneGraphql,
        test: { name: 'chaos', include: ['test/chaos/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        resolve: oneGraphql,
        test: { name: 'fuzz', include: ['test/fuzz/**/*.test.ts'], testTimeout: 600_000 },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
