import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { serveSandbox } from '../../sandbox/server.ts';
import { type Instruction, readCopy, readIgnored, readStages, readWords, textsOf } from '../support/dockerfile.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const isIgnored = readIgnored(join(ROOT, '.dockerignore'));
const stages = readStages(join(ROOT, 'deploy/Dockerfile'));
const image = stages.at(-1) ?? { image: '', name: undefined, instructions: [] };

/** The Node of this process is the one of the image; npm, and how it reaches its registry, come with the machine. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };

const folder = mkdtempSync(join(tmpdir(), 'rollcall-image-'));
const rootOf = (stage: string | undefined) => join(folder, stage ?? 'image');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The folder in which the image starts. */
const home = () => join(rootOf(undefined), textsOf(image, 'WORKDIR')[0] ?? '');

// What a container engine does with the file, without one: each stage in a folder of its own.
beforeAll(() => {
  for (const stage of stages) {
    let at = rootOf(stage.name);
    const run: Record<string, (text: string) => void> = {
      WORKDIR(text) {
        at = join(rootOf(stage.name), text);
        mkdirSync(at, { recursive: true });
      },
      COPY: (text) => copy(text, at),
      RUN: (text) => void execFileSync('sh', ['-c', text], { cwd: at, env, stdio: 'pipe' }),
    };
    for (const { name, text } of stage.instructions as Instruction[]) run[name]?.(text);
  }
  // Nobody may write, and everybody may read.
  chmodSync(folder, 0o755);
  execFileSync('chmod', ['-R', 'a-w,a+rX', home()]);
}, 600_000);

afterAll(() => {
  if (existsSync(home())) execFileSync('chmod', ['-R', 'u+w', home()]);
});

function copy(text: string, at: string): void {
  const { from, sources, target } = readCopy(text);
  const root = from === undefined ? ROOT : rootOf(from);
  for (const path of sources) {
    const source = join(root, path);
    const isFolder = statSync(source).isDirectory();
    const to = target.endsWith('/') && !isFolder ? join(at, target, basename(path)) : join(at, target);
    mkdirSync(dirname(to), { recursive: true });
    const filter = (file: string) => from !== undefined || !isIgnored(relative(ROOT, file));
    cpSync(source, to, { recursive: true, verbatimSymlinks: true, filter });
  }
}

/** Runs a command as the image does: as a user without rights, in the folder of the image. */
function start(command: readonly string[]) {
  const drop = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--no-new-privs'] : [];
  const [program = '', ...words] = [...drop, ...command];
  const child = spawn(program, words, { cwd: home(), env: { PATH: env.PATH, NODE_ENV: 'production' } });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output.text += chunk.toString();
    });
  }
  const exit = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, output, exit };
}

const until = (look: () => boolean) => expect.poll(look, { timeout: 30_000 }).toBe(true);

describe('what the Dockerfile makes', () => {
  test('holds what runs, and no source and no package for development', () => {
    expect(readdirSync(home()).sort()).toEqual(
      ['LICENSE', 'bin', 'deploy', 'dist', 'node_modules', 'package.json', 'schema'].sort(),
    );
    expect(readdirSync(join(home(), 'node_modules'))).toContain('graphql-yoga');
    for (const name of ['vitest', 'typescript', 'node', 'rollcall-sandbox']) {
      expect(readdirSync(join(home(), 'node_modules'))).not.toContain(name);
    }
  });

  test('serves as a user without rights who can write nothing, is healthy, reloads, and stops by a signal to Node', async () => {
    const { credentials, ...sandbox } = sandboxedVendor('chatsby').createSandbox({ agents: 1 });
    const vendor = await serveSandbox({ ...sandbox });
    onTestFinished(() => vendor.close());
    const configuration = join(folder, 'rollcall.yaml');
    const account = { id: 'mine', vendor: 'chatsby', baseUrl: vendor.baseUrl, ...credentials };
    const write = (label: string) =>
      writeFileSync(configuration, JSON.stringify({ server: { port: 0 }, accounts: [{ ...account, label }] }));
    write('At first');
    const [, ...entry] = readWords(textsOf(image, 'ENTRYPOINT')[0]);
    const { child, output, exit } = start(['node', ...entry, '--config', configuration]);
    await until(() => /http:\/\/\S+\/graphql/.test(output.text));
    const url = /http:\/\/\S+\/graphql/.exec(output.text)?.[0] ?? '';
    const ask = async (query: string) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })).json();
    };
    expect(await ask('{ agents { failures { code } nodes { __typename } } }')).toEqual({
      data: { agents: { failures: [], nodes: [{ __typename: 'Agent' }] } },
    });

    const [, script = ''] = readWords(textsOf(image, 'HEALTHCHECK')[0]);
    const health = start(['node', script, url.replace('/graphql', '/healthz')]);
    expect(await health.exit).toBe(0);

    write('Reloaded');
    child.kill('SIGHUP');
    await until(() => output.text.includes('configuration reloaded'));
    expect(await ask('{ accounts { label } }')).toEqual({ data: { accounts: [{ label: 'Reloaded' }] } });

    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });
});
