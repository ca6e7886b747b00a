import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load, messageOf } from './message-of.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-store-settings-'));
  mkdirSync(join(folder, 'data'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const withStore = (store: string) => `store: ${store}\naccounts: [{ id: support, vendor: chatsby, apiKey: key }]\n`;
const storeOf = (store: string) => load(withStore(store), {}, join(folder, 'rollcall.yaml')).store;
const mistakeIn = (store: string) =>
  messageOf(() => load(withStore(store), {}, join(folder, 'rollcall.yaml'))).replace(
    /^.*rollcall\.yaml/gm,
    'rollcall.yaml',
  );

describe('the section store', () => {
  test('is none by default', () => {
    expect(load('accounts: [{ id: support, vendor: chatsby, apiKey: key }]').store).toBeUndefined();
  });

  test('takes a path from the folder of the configuration, and has a default for everything else', () => {
    expect(storeOf('{ path: data/rollcall.db }')).toEqual({
      location: { path: join(folder, 'data/rollcall.db') },
      migrate: 'AUTOMATIC',
      instructions: true,
      sweepEveryMinutes: 15,
      probeEverySeconds: 60,
      rehydrateEveryHours: 24,
      callsPerSecond: 50,
      history: { keepDays: 30 },
    });
  });

  test('takes the URL of a PostgreSQL from a file of secrets', () => {
    writeFileSync(join(folder, 'url'), 'postgresql://rollcall:s3cret@db.example.com/rollcall?sslmode=verify-full\n');
    expect(storeOf(`{ url: "\${file:url}", migrate: MANUAL }`)).toMatchObject({
      location: { url: 'postgresql://rollcall:s3cret@db.example.com/rollcall?sslmode=verify-full' },
      migrate: 'MANUAL',
    });
  });

  test.each([
    ['{}', 'rollcall.yaml:1:8 store: expected either path (embedded) or url (PostgreSQL)'],
    [
      '{ path: a.db, url: "postgres://h/d" }',
      'rollcall.yaml:1:8 store: expected either path (embedded) or url (PostgreSQL)',
    ],
    ['{ path: missing/a.db }', 'rollcall.yaml:1:16 store.path: expected a file in a folder that exists'],
    ['{ path: data }', 'rollcall.yaml:1:16 store.path: expected the path of a file, but this is a folder'],
    ['{ path: ":memory:" }', 'rollcall.yaml:1:16 store.path: expected the path of a file'],
    ['{ path: "" }', 'rollcall.yaml:1:16 store.path: expected the path of a file, got an empty string'],
    [
      '{ path: a.db, sweepEvery: 1 }',
      'rollcall.yaml:1:22 store.sweepEvery: unknown key, expected one of path, url, migrate, instructions, ' +
        'sweepEveryMinutes, probeEverySeconds, rehydrateEveryHours, callsPerSecond, history',
    ],
    [
      '{ path: a.db, history: { keepDays: 0 } }',
      'rollcall.yaml:1:43 store.history.keepDays: expected a whole number from 1 to 3650',
    ],
  ])('of %s says what is wrong with it', (store, message) => {
    expect(mistakeIn(store)).toBe(message);
  });

  test.each(['mysql://u:s3cret@h/d', 'postgres//u:s3cret@h', 's3cret', 'postgres:///d'])(
    'never tells what a wrong URL was: %s',
    (url) => {
      const message = mistakeIn(`{ url: "${url}" }`);
      expect(message).toContain('expected a URL such as postgres://user:password@host:5432/database');
      expect(message).not.toContain('s3cret');
    },
  );
});
