import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { drainTime } from '../../src/server/drain-time.ts';
import { accountSettingsBase } from '../../src/settings/settings.ts';
import { readCopy, readIgnored, readStages, readWords, textsOf } from '../support/dockerfile.ts';
import { emptyFolder, ROOT } from './rollcall-process.ts';

const stages = readStages(join(ROOT, 'deploy/Dockerfile'));
const image = stages.at(-1) ?? { image: '', name: undefined, instructions: [] };
const unit = readFileSync(join(ROOT, 'deploy/rollcall.service'), 'utf8');
const folder = emptyFolder();

/** What a line of the unit says, of several the last one. */
const setting = (name: string) => [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].at(-1)?.[1] ?? '';

describe('the Dockerfile', () => {
  test('copies what is there, and what .dockerignore lets through', () => {
    const isIgnored = readIgnored(join(ROOT, '.dockerignore'));
    const copies = stages.flatMap((stage) => textsOf(stage, 'COPY')).map(readCopy);
    const ours = copies.filter(({ from }) => from === undefined).flatMap(({ sources }) => sources);
    expect(ours.length).toBeGreaterThan(5);
    for (const path of ours) expect([path, existsSync(join(ROOT, path)), isIgnored(path)]).toEqual([path, true, false]);
    const built = copies.filter(({ from }) => from !== undefined);
    expect(built.map(({ from }) => from).sort()).toEqual(
      stages
        .slice(0, -1)
        .map(({ name }) => name)
        .sort(),
    );
  });

  test('lets no configuration, no secret and no history into the image', () => {
    const isIgnored = readIgnored(join(ROOT, '.dockerignore'));
    for (const path of [
      'rollcall.yaml',
      'rollcall.yml',
      '.env',
      '.git',
      '.git/config',
      'secrets/key',
      'node_modules',
    ]) {
      expect([path, isIgnored(path)]).toEqual([path, true]);
    }
  });

  test('takes the Node that the project needs, in every stage', () => {
    const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { engines: { node: string } };
    const major = engines.node.replace(/\D/g, '');
    for (const stage of stages) expect(stage.image).toBe(`node:${major}-slim`);
  });

  test('starts Node itself, so that signals reach it, and not as root', () => {
    expect(readWords(textsOf(image, 'ENTRYPOINT')[0])[0]).toBe('node');
    expect(readWords(textsOf(image, 'CMD')[0])).toEqual(['--config', '/etc/rollcall/rollcall.yaml']);
    expect(textsOf(image, 'USER')[0]).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(textsOf(image, 'ENV')).toContain('NODE_ENV=production');
  });
});

describe('the health check of the image', () => {
  const check = (url: string) =>
    spawnSync(process.execPath, [join(ROOT, 'deploy/healthcheck.mjs'), url], { encoding: 'utf8' });

  test('is a command that is in the image', () => {
    const [program, script = ''] = readWords(textsOf(image, 'HEALTHCHECK')[0]);
    expect(program).toBe('node');
    expect(
      textsOf(image, 'COPY')
        .map(readCopy)
        .flatMap(({ sources }) => sources),
    ).toContain(script);
  });

  test('fails where nobody listens', () => {
    const { status, stderr } = check('http://127.0.0.1:1/healthz');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^http:\/\/127\.0\.0\.1:1\/healthz: .+\n$/);
  });

  test.each([
    [200, 0],
    [503, 1],
  ])('of a server that answers %i exits with %i', async (answered, code) => {
    const server = createServer((_, response) => response.writeHead(answered).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const status = await new Promise((resolve) => {
      const child = execFile(process.execPath, [join(ROOT, 'deploy/healthcheck.mjs'), `http://127.0.0.1:${port}/`]);
      child.once('close', resolve);
    });
    expect(status).toBe(code);
  });
});

describe('the unit of systemd', () => {
  test('starts what the image starts', () => {
    const [program, ...words] = setting('ExecStart').split(' ');
    expect(program).toBe('/usr/bin/node');
    expect(words).toEqual([
      ...readWords(textsOf(image, 'ENTRYPOINT')[0]).slice(1),
      ...readWords(textsOf(image, 'CMD')[0]),
    ]);
  });

  test('and npm, and the command keep young garbage as small', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const [command = ''] = readFileSync(join(ROOT, 'bin/rollcall.mjs'), 'utf8').split('\n');
    const warm = readFileSync(join(ROOT, 'bin/warm.mjs'), 'utf8');
    const option = /--max-semi-space-size=\d+/.exec(setting('ExecStart'))?.[0];
    expect(option).toBeDefined();
    for (const text of [scripts.start, scripts.serve, command, warm]) expect(text).toContain(option);
  });

  test('waits for the slowest write with the default settings before it kills', () => {
    const account = accountSettingsBase.parse({ id: 'a' });
    const seconds = Number(setting('TimeoutStopSec').replace(/s$/, ''));
    expect(seconds).toBeGreaterThan(drainTime([account]) / 1000);
  });

  test('reloads by the signal that reloads', () => {
    expect(setting('ExecReload')).toBe('/bin/kill -HUP $MAINPID');
  });

  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
  test.runIf(hasSystemd)('is right, and exposes little, by the word of systemd', () => {
    const file = join(folder, 'rollcall.service');
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath).replace('/opt/rollcall', dirname(ROOT)));
    execFileSync('systemd-analyze', ['verify', file], { stdio: 'pipe' });
    // Of 100: what is above 20 or so is not hardened.
    execFileSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', file], { stdio: 'pipe' });
  });
});
