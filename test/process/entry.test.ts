import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyFolder, ROOT } from './rollcall-process.ts';

const folder = emptyFolder();
const at = (path: string) => join(folder, path);

function write(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

const says = (what: string) => `console.log(${JSON.stringify(what)}, ...process.argv.slice(2));`;

/** A project whose entries say which one they are, and that has been built. */
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(at(name), { recursive: true });
  cpSync(join(ROOT, 'bin'), at('bin'), { recursive: true });
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  write('package.json', JSON.stringify({ type: 'module', scripts }));
  write('package-lock.json', '{}');
  write('src/main.ts', says('sources'));
  write('src/server/listen.ts', 'export const port: number = 4000;');
  write('sandbox/start.ts', 'export const agents: number = 6;');
  build();
});

/** As the bundler does it, with what a bundle is told by. */
function build(): void {
  mkdirSync(at('dist'), { recursive: true });
  const code = `import { stamp } from ${JSON.stringify(at('bin/built-from.mjs'))}; stamp(${JSON.stringify(folder)}, 'dist')`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder });
  write('dist/src/main.js', says('built'));
}

function start(...args: string[]) {
  // npm takes Node from the path, where a machine has its own.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const command = ['start', '--silent', '--', ...args];
  const { status, stdout, stderr } = spawnSync('npm', command, { cwd: folder, encoding: 'utf8', env });
  return { status, stdout, stderr };
}

describe('npm start', () => {
  test('starts what was built, with the arguments', () => {
    expect(start('key', 'new')).toEqual({ status: 0, stdout: 'built key new\n', stderr: '' });
  });

  test.each<[string, () => void]>([
    ['a source is changed', () => write('src/server/listen.ts', 'export const port: number = 4001;')],
    ['a source of the sandbox is changed', () => write('sandbox/start.ts', 'export const agents: number = 7;')],
    ['another source has come', () => write('src/server/stop.ts', 'export {};')],
    ['a source is gone', () => rmSync(at('src/server/listen.ts'))],
    ['libraries are of other versions', () => write('package-lock.json', '{ "packages": {} }')],
    ['it is made in another way', () => write('bin/bundle.mjs', 'export {};')],
    [
      'a source is another and says that it is old',
      () => {
        write('src/server/listen.ts', 'export const port: number = 4001;');
        utimesSync(at('src/server/listen.ts'), 1, 1);
      },
    ],
    ['nothing says what was built', () => rmSync(at('dist/sources.sha256'))],
    ['nothing was built', () => rmSync(at('dist'), { recursive: true })],
  ])('starts the sources when %s', (_, change) => {
    change();
    expect(start('check')).toEqual({ status: 0, stdout: 'sources check\n', stderr: '' });
  });

  test('starts what was built again when the sources are as they were', () => {
    const file = at('src/server/listen.ts');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, 'export {};');
    expect(start().stdout).toBe('sources\n');
    writeFileSync(file, before);
    expect(start().stdout).toBe('built\n');
  });

  test('starts what was built where there are no sources', () => {
    rmSync(at('src'), { recursive: true });
    rmSync(at('package-lock.json'));
    expect(start()).toEqual({ status: 0, stdout: 'built\n', stderr: '' });
  });

  test('says so where there is neither', () => {
    rmSync(at('src'), { recursive: true });
    rmSync(at('dist'), { recursive: true });
    const stderr = 'Rollcall is not built: run "npm run build" in its folder.\n';
    expect(start()).toEqual({ status: 1, stdout: '', stderr });
  });
});

describe('npm ci', () => {
  const prepare = (...options: string[]) => {
    const args = [...options, at('bin/prepare.mjs')];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, stdout, stderr };
  };
  const bundler = (code: string) => write('node_modules/rolldown/bin/cli.mjs', code);
  beforeEach(() => rmSync(at('dist'), { recursive: true }));

  test('has what "npm start" starts made', () => {
    mkdirSync(at('src/explorer/tabs'), { recursive: true });
    bundler(`
      import { mkdirSync, writeFileSync } from 'node:fs';
      const folder = process.argv[process.argv.indexOf('--dir') + 1];
      mkdirSync(folder);
      writeFileSync(folder + '/main.js', ${JSON.stringify(says('bundled'))});
      console.log('A list of files.');
    `);
    expect(prepare()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(start()).toEqual({ status: 0, stdout: 'bundled\n', stderr: '' });
  });

  test('does not fail when that fails', () => {
    bundler('process.exit(3)');
    const stderr = 'dist/ was not made (3): "npm start" starts the sources.\n';
    expect(prepare()).toEqual({ status: 0, stdout: '', stderr });
    expect(readdirSync(folder)).not.toContain('dist.unfinished');
    expect(start().stdout).toBe('sources\n');
  });

  test('leaves it without the packages for development, with an older Node, and where only the manifest is', () => {
    expect(prepare()).toEqual({ status: 0, stdout: '', stderr: '' });
    bundler('process.exit(3)');
    const asNode20 = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })";
    const older = ['--import', `data:text/javascript,${encodeURIComponent(asNode20)}`];
    expect(prepare(...older)).toEqual({ status: 0, stdout: '', stderr: '' });
    rmSync(at('bin'), { recursive: true });
    expect(spawnSync('npm', ['run', 'prepare'], { cwd: folder }).status).toBe(0);
    expect(existsSync(at('dist'))).toBe(false);
  });
});
