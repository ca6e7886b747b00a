import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findConfigurationFile, shownName } from '../../src/settings/find.ts';
import { messageOf } from './message-of.ts';

const directory = mkdtempSync(join(tmpdir(), 'rollcall-find-'));
const [full, empty, dangling] = ['full', 'empty', 'dangling'].map((name) => join(directory, name)) as [
  string,
  string,
  string,
];

beforeAll(() => {
  for (const name of [full, empty, dangling]) mkdirSync(name);
  for (const name of ['rollcall.yaml', 'a.yaml', 'b.yaml']) writeFileSync(join(full, name), '');
  symlinkSync(join(empty, 'gone.yaml'), join(dangling, 'rollcall.yaml'));
});
afterAll(() => rmSync(directory, { recursive: true }));

test('--config comes before ROLLCALL_CONFIG, which comes before rollcall.yaml', () => {
  const env = { ROLLCALL_CONFIG: 'b.yaml' };
  expect(findConfigurationFile({ argument: 'a.yaml', env, cwd: full })).toBe(join(full, 'a.yaml'));
  expect(findConfigurationFile({ env, cwd: full })).toBe(join(full, 'b.yaml'));
  expect(findConfigurationFile({ env: {}, cwd: full })).toBe(join(full, 'rollcall.yaml'));
  expect(findConfigurationFile({ env: { ROLLCALL_CONFIG: '' }, cwd: full })).toBe(join(full, 'rollcall.yaml'));
});

test('an absolute name is taken as it is', () => {
  const file = join(full, 'a.yaml');
  expect(findConfigurationFile({ argument: file, env: {}, cwd: empty })).toBe(file);
});

test('without any file there is none to start with', () => {
  expect(findConfigurationFile({ env: {}, cwd: empty })).toBeUndefined();
});

test('a rollcall.yaml that points nowhere is found, so that reading it fails', () => {
  expect(findConfigurationFile({ env: {}, cwd: dangling })).toBe(join(dangling, 'rollcall.yaml'));
});

test('rollcall.yml is read too, and both spellings at once are refused with both names', () => {
  const short = join(directory, 'short');
  mkdirSync(short);
  writeFileSync(join(short, 'rollcall.yml'), '');
  expect(findConfigurationFile({ env: {}, cwd: short })).toBe(join(short, 'rollcall.yml'));
  writeFileSync(join(short, 'rollcall.yaml'), '');
  expect(messageOf(() => findConfigurationFile({ env: {}, cwd: short }))).toBe(
    `${join(short, 'rollcall.yaml')}: expected one configuration file, but rollcall.yml is there too: remove one, or name one with --config`,
  );
  expect(findConfigurationFile({ argument: 'rollcall.yml', env: {}, cwd: short })).toBe(join(short, 'rollcall.yml'));
});

test('a named file that is missing is an error with its path, whatever else there is', () => {
  expect(messageOf(() => findConfigurationFile({ argument: 'c.yaml', env: {}, cwd: full }))).toBe(
    `${join(full, 'c.yaml')}: expected the configuration file that --config names, but it is missing`,
  );
  expect(messageOf(() => findConfigurationFile({ env: { ROLLCALL_CONFIG: '/none.yaml' }, cwd: full }))).toBe(
    '/none.yaml: expected the configuration file that ROLLCALL_CONFIG names, but it is missing',
  );
  expect(messageOf(() => findConfigurationFile({ argument: '', env: {}, cwd: full }))).toBe(
    '--config: expected the name of a configuration file',
  );
});

test('a file inside the working directory is shown by its short name', () => {
  expect(shownName(join(process.cwd(), 'rollcall.yaml'))).toBe('rollcall.yaml');
  expect(shownName(join(full, 'a.yaml'))).toBe(join(full, 'a.yaml'));
});
