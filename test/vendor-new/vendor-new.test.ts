/** @module The story of a new vendor, in a copy of the project: begun, left as it was begun, and filled in. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { OWN_TEST, PAGE, RENAMED } from './parley/filling.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What the commands of the story need of the project. */
const PARTS = [
  ...['bench', 'bin', 'docs', 'sandbox', 'schema', 'src', 'test'],
  ...['biome.json', 'codegen.ts', 'package.json', 'tsconfig.json', 'vitest.config.ts', 'CONTRIBUTING.md', 'README.md'],
];

/** The suites over all vendors that are run for the new one. */
const SUITES = ['matrix', 'round-trip', 'dry-run', 'copies', 'faults', 'idempotency'];

/** Where the new vendor's own files are. */
const FOLDERS = ['src/vendors/parley', 'sandbox/vendors/parley'];

const folder = mkdtempSync(join(tmpdir(), 'rollcall-vendor-new-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command of the project in the copy. */
function run(command: string, ...args: readonly string[]): { ok: boolean; output: string } {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const PATH = `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;
  const options = { cwd: folder, encoding: 'utf8', env: { ...env, PATH, NO_COLOR: '1' } } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  return { ok: status === 0, output: stdout + stderr };
}

const vitest = (...args: readonly string[]) => run('vitest', 'run', '--project', 'product', '--maxWorkers=1', ...args);

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
}

/** What somebody does who reads the vendor's OpenAPI file. */
function fillIn(): void {
  const own = FOLDERS.flatMap((place) => readdirSync(join(folder, place)).map((file) => `${place}/${file}`));
  for (const path of [...own, 'test/lifecycle/cases/parley.ts']) {
    edit(path, (text) => {
      const renamed = RENAMED.reduce((before, [from, to]) => before.replace(from, to), text);
      return renamed.replace(/^\/\/ FILL IN: .*\n/gm, '');
    });
  }
  writeFileSync(join(folder, 'test/vendors/parley.test.ts'), OWN_TEST);
  writeFileSync(join(folder, 'docs/vendors/parley.md'), PAGE);
}

describe('npm run vendor:new', () => {
  beforeAll(() => {
    for (const part of PARTS) {
      cpSync(join(ROOT, part), join(folder, part), {
        recursive: true,
        filter: (path) => !/node_modules|artifacts/.test(path),
      });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
  }, 60_000);

  test('refuses names that can not be written or are taken, and a vendor to copy that there is not, before it writes', () => {
    const known = vendors.map(({ key }) => key).join(', ');
    for (const [args, message] of [
      [['chatsby', '--like', 'nova'], 'NAME: there is a vendor chatsby already.'],
      [['Par Ley', '--like', 'nova'], 'NAME: expected lower case letters and digits, a letter first.'],
      [['class', '--like', 'nova'], 'NAME: class is a word of TypeScript, and stands as a name in code.'],
      [['kit', '--like', 'nova'], 'NAME: there is a folder src/vendors/kit already.'],
      [['parley', '--like', 'nova', '--label', "O'Par"], '--label: expected a text without quotes, \\ and $.'],
      [['parley', '--like', 'neither'], `--like: expected one of ${known}.`],
      [['parley'], `--like: expected one of ${known}.`],
    ] as const) {
      const { ok, output } = run('node', 'bin/vendor-new.ts', ...args);
      expect({ ok, first: output.split('\n')[0] }).toEqual({ ok: false, first: message });
    }
    expect(readdirSync(join(folder, 'src/vendors'))).not.toContain('parley');
  }, 60_000);

  test('writes a vendor that compiles, and of which the house says what is to be filled in', () => {
    expect(run('node', 'bin/vendor-new.ts', 'parley', '--like', 'chatsby')).toMatchObject({ ok: true });
    expect(run('tsc', '-p', 'tsconfig.json')).toEqual({ ok: true, output: '' });
    expect(run('biome', 'check', '.')).toMatchObject({ ok: true });
    const { ok, output } = vitest('test/house/vendors.test.ts');
    expect(ok).toBe(false);
    const left = new Set([...output.matchAll(/"((?:src|sandbox|test|docs)\/\S+?):\d+ /g)].map(([, file]) => file));
    const files = FOLDERS.flatMap((place) => readdirSync(join(folder, place)).map((file) => `${place}/${file}`));
    const more = ['test/lifecycle/cases/parley.ts', 'test/vendors/parley.test.ts', 'docs/vendors/parley.md'];
    expect([...left].sort()).toEqual(
      [...files, ...more].filter((file) => file !== 'sandbox/vendors/parley/index.ts').sort(),
    );
    expect(output).toContain('1 failed');
  }, 240_000);

  test('filled in from an OpenAPI file, is a vendor like all others', () => {
    fillIn();
    expect(run('node', 'src/generate.ts')).toMatchObject({ ok: true });
    expect(run('graphql-codegen')).toMatchObject({ ok: true });
    expect(run('tsc', '-p', 'tsconfig.json')).toEqual({ ok: true, output: '' });
    const suites = SUITES.map((suite) => `test/lifecycle/${suite}.test.ts`);
    const { ok, output } = vitest(
      'test/house/vendors.test.ts',
      'test/vendors/parley.test.ts',
      ...suites,
      '-t',
      'parley',
    );
    expect(output).not.toMatch(/FAIL|No test/);
    const [, passed] = /Tests +(\d+) passed/.exec(output) ?? [];
    expect({ ok, enough: Number(passed) > 40 }).toEqual({ ok: true, enough: true });
  }, 480_000);
});
