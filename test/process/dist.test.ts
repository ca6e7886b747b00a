import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { serveSandbox } from '../../sandbox/server.ts';
import { ask, emptyFolder, ROOT, startProcess } from './rollcall-process.ts';

const folder = emptyFolder();

/** What `npm run build` and `npm ci --omit=dev` leave, without the network: packages are links to those of the project. */
beforeAll(() => {
  const at = (path: string) => join(folder, path);
  execFileSync(process.execPath, [join(ROOT, 'bin/build.mjs'), at('dist')]);
  for (const name of ['bin', 'schema', 'package.json']) cpSync(join(ROOT, name), at(name), { recursive: true });
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [path, { dev }] of Object.entries(packages)) {
    const isOnTop = path.lastIndexOf('node_modules/') === 0;
    if (!isOnTop || dev === true) continue;
    mkdirSync(dirname(at(path)), { recursive: true });
    symlinkSync(join(ROOT, path), at(path));
  }
}, 600_000);

describe('what is built', () => {
  test('holds no source and no package for development', () => {
    expect(readdirSync(folder).sort()).toEqual(['bin', 'dist', 'node_modules', 'package.json', 'schema']);
    expect(readdirSync(join(folder, 'node_modules'))).not.toContain('vitest');
    expect(readdirSync(join(folder, 'node_modules'))).not.toContain('node');
  });

  test('is in few files, which load no library from where it is installed but those that are large or not always there', () => {
    const code = join(folder, 'dist/src');
    const files = readdirSync(code).filter((name) => name.endsWith('.js'));
    expect(files.length).toBeLessThan(70);
    const imported = files.flatMap((name) => {
      const text = readFileSync(join(code, name), 'utf8');
      const specifiers = [
        ...text.matchAll(/^import (?:.* from )?"([^"]+)";$/gm),
        ...text.matchAll(/\bimport\("([^"]+)"\)/g),
      ];
      return specifiers.map(([, specifier = '']) => specifier);
    });
    const libraries = new Set(imported.filter((specifier) => !specifier.startsWith('./') && !isBuiltin(specifier)));
    expect([...libraries].sort()).toEqual([
      '#preflight',
      '@graphql-yoga/render-graphiql/graphiql',
      '@hono/node-server',
      '@opentelemetry/api',
      'hono',
    ]);
  });

  test('says what is missing when an account is a sandbox, which a production install does not have', () => {
    const { status, output } = run(['dist/src/main.js']);
    expect(status).toBe(1);
    expect(output).toBe(
      'An account is a sandbox, but the sandbox is not installed: "npm ci" installs it, "npm ci --omit=dev" does not.\n',
    );
  });

  test.each([
    ['node dist/src/main.js', [process.execPath, 'dist/src/main.js']],
    ['npm run serve', ['npm', 'run', 'serve', '--']],
    ['npm start', ['npm', 'start', '--']],
  ] as const)('%s serves the API and the explorer, and stops in order', async (_name, command) => {
    // npm takes Node from the path, where a machine has its own.
    const env = { PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
    const { credentials, ...sandbox } = sandboxedVendor('chatsby').createSandbox({ agents: 1 });
    const vendor = await serveSandbox({ ...sandbox });
    onTestFinished(() => vendor.close());
    const account = { id: 'mine', vendor: 'chatsby', baseUrl: vendor.baseUrl, ...credentials };
    writeFileSync(join(folder, 'rollcall.yaml'), JSON.stringify({ accounts: [account] }));
    onTestFinished(() => rmSync(join(folder, 'rollcall.yaml')));
    const { child, exit, url } = startProcess([], { cwd: folder, command: [...command], env });
    const address = await url();
    expect(await ask(address, '{ agents(first: 1) { failures { code } nodes { __typename } } }')).toEqual({
      data: { agents: { failures: [], nodes: [{ __typename: 'Agent' }] } },
    });
    const page = await fetch(address, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<div id="root">');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test.each([
    ['the command rollcall', [process.execPath, 'bin/rollcall.mjs']],
    ['npm run serve', ['npm', 'run', '--silent', 'serve', '--']],
  ] as const)('%s has the commands', async (_name, command) => {
    const env = { PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
    const start = (...args: string[]) => startProcess(args, { cwd: folder, command: [...command], env });
    const { exit, output } = start('key', 'new', '--name', 'dashboard', '--scope', 'agents:read');
    expect(await exit).toBe(0);
    expect(output.text).toMatch(/^rollcall_[\w-]{43}$/m);
    const account = { id: 'mine', vendor: 'chatsby', apiKey: 'key', baseUrl: 'http://127.0.0.1:9' };
    writeFileSync(join(folder, 'rollcall.yaml'), JSON.stringify({ accounts: [account] }));
    onTestFinished(() => rmSync(join(folder, 'rollcall.yaml')));
    const check = start('check');
    expect(await check.exit).toBe(1);
    expect(check.output.text).toContain('Checked rollcall.yaml: 1 of 1 account fails, no warnings.');
  });
});

describe('an older Node', () => {
  test('is told in one line, before anything else is loaded', () => {
    const asNode20 = "Object.defineProperty(process.versions, 'node', { value: '20.20.2' })";
    const entry = `data:text/javascript,${encodeURIComponent(asNode20)}`;
    for (const file of ['bin/preflight.mjs', 'bin/rollcall.mjs', 'dist/src/main.js']) {
      const { status, output } = run(['--import', entry, file]);
      expect(status).toBe(1);
      expect(output).toMatch(/^Rollcall needs Node 24, this is v\S+: .*\n$/);
    }
  });
});

function run(args: readonly string[]): { status: number | null; output: string } {
  try {
    return {
      status: 0,
      output: execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }),
    };
  } catch (error) {
    const { status, stderr } = error as { status: number; stderr: string };
    return { status, output: stderr };
  }
}
