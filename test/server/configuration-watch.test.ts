import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { ConfigurationWatch } from '../../src/server/configuration-watch.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-watch-'));
  file = join(folder, 'rollcall.yaml');
  writeFileSync(file, 'accounts: []');
});

/** Where the watch looks, until the test is over. */
function watched(path = file): Promise<ConfigurationWatch> {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return ConfigurationWatch.of(path);
}

/** What so many looks find. */
async function looks(watch: ConfigurationWatch, times: number): Promise<boolean[]> {
  const found: boolean[] = [];
  for (let time = 0; time < times; time++) found.push(await watch.look());
  return found;
}

test('a file that stays as it is has not changed', async () => {
  const watch = await watched();
  expect(await looks(watch, 3)).toEqual([false, false, false]);
  writeFileSync(file, 'accounts: []');
  expect(await looks(watch, 3)).toEqual([false, false, false]);
});

test('a change is told once, when it has stayed for a second look', async () => {
  const watch = await watched();
  writeFileSync(file, 'accounts: [a]');
  expect(await looks(watch, 4)).toEqual([false, true, false, false]);
});

test('a file that is half written is not read', async () => {
  const watch = await watched();
  writeFileSync(file, 'accounts:');
  expect(await watch.look()).toBe(false);
  writeFileSync(file, 'accounts: [a, b]');
  expect(await looks(watch, 3)).toEqual([false, true, false]);
});

test('a change that is taken back at once is none', async () => {
  const watch = await watched();
  writeFileSync(file, '');
  expect(await watch.look()).toBe(false);
  writeFileSync(file, 'accounts: []');
  expect(await looks(watch, 2)).toEqual([false, false]);
});

test('a file that takes the place of the one before, as editors save, is a change', async () => {
  const watch = await watched();
  for (const text of ['accounts: [a]', 'accounts: [b]']) {
    writeFileSync(`${file}~`, text);
    renameSync(`${file}~`, file);
    expect(await looks(watch, 3)).toEqual([false, true, false]);
  }
});

test('a folder that is swapped behind links, as Kubernetes mounts are, is a change', async () => {
  const mount = (version: string, text: string) => {
    mkdirSync(join(folder, version));
    writeFileSync(join(folder, version, 'mounted.yaml'), text);
    symlinkSync(version, join(folder, '..data_tmp'));
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
  };
  mount('..1', 'accounts: [a]');
  symlinkSync('..data/mounted.yaml', join(folder, 'mounted.yaml'));
  const watch = await watched(join(folder, 'mounted.yaml'));
  mount('..2', 'accounts: [b]');
  expect(await looks(watch, 3)).toEqual([false, true, false]);
});

test('a secret in a file of its own is a change when it is another, appears or goes', async () => {
  writeFileSync(file, `apiKey: \${file:key}`);
  const watch = await watched();
  writeFileSync(join(folder, 'key'), 'first');
  expect(await looks(watch, 3)).toEqual([false, true, false]);
  writeFileSync(join(folder, 'key'), 'other');
  expect(await looks(watch, 3)).toEqual([false, true, false]);
  rmSync(join(folder, 'key'));
  expect(await looks(watch, 3)).toEqual([false, true, false]);
});

test('a file that is gone is a change, and so is its return', async () => {
  const watch = await watched();
  rmSync(file);
  expect(await looks(watch, 3)).toEqual([false, true, false]);
  writeFileSync(file, 'accounts: []');
  expect(await looks(watch, 3)).toEqual([false, true, false]);
});

test('a change of what is said of language models, in the file that the configuration names, is a change', async () => {
  const models = join(folder, 'models.yaml');
  writeFileSync(models, 'models: []');
  writeFileSync(file, 'languageModels: { file: models.yaml }');
  const watch = await watched();
  writeFileSync(models, 'models: [{ id: gpt-4o, retiresAt: null }]');
  expect(await looks(watch, 3)).toEqual([false, true, false]);
});

test.each(['languageModels: 7', 'languageModels: { file: [a] }', 'languageModels: *a', '{', 'languageModels:'])(
  'a file that names none in the place of one is watched all the same: %s',
  async (text) => {
    const watch = await watched();
    writeFileSync(file, text);
    expect(await looks(watch, 3)).toEqual([false, true, false]);
  },
);
