import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { StartUpError } from '../../src/core/errors/start-up-error.ts';
import { parseArguments } from '../../src/server/arguments.ts';
import { listen } from '../../src/server/listen.ts';
import { readConfigurationFile } from '../../src/settings/find.ts';
import { serverFromEnvironment } from '../../src/settings/server-from-environment.ts';
import { messageOf } from './message-of.ts';

const portMessage =
  'PORT: expected a whole number from 0 to 65535. Change the environment variable, or leave it out for the default.';
const hostMessage =
  'HOST: expected a host name or an IP address, without a port. Change the environment variable, or leave it out for the default.';

describe('without a configuration PORT and HOST say where to listen', () => {
  test.each(['abc', '70000', '-1', '80.5', ' 80', '0x50', '1e3'])('PORT=%s is refused', (PORT) => {
    expect(messageOf(() => serverFromEnvironment({ PORT }))).toBe(portMessage);
  });

  test.each(['127.0.0.1:4000', 'http://localhost', '[::1]', 'a b'])('HOST=%s is refused', (HOST) => {
    expect(messageOf(() => serverFromEnvironment({ HOST }))).toBe(hostMessage);
  });

  test('both mistakes are told at once', () => {
    expect(messageOf(() => serverFromEnvironment({ PORT: 'a', HOST: 'b c' }))).toBe(`${hostMessage}\n${portMessage}`);
  });

  test('what is empty counts as not set', () => {
    expect(serverFromEnvironment({ PORT: '', HOST: '' })).toMatchObject({ host: '127.0.0.1', port: 4000 });
    expect(serverFromEnvironment({ PORT: '0', HOST: '::1' })).toMatchObject({ host: '::1', port: 0 });
  });
});

describe('a place where nothing can listen is told with what to do', () => {
  const refusal = async (host: string, port: number): Promise<string> => {
    const error = await listen(() => undefined, host, port).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StartUpError);
    return (error as StartUpError).message;
  };

  test('a port that is taken', async () => {
    const first = await listen(() => undefined, '127.0.0.1', 0);
    const port = Number(new URL(first.origin).port);
    expect(await refusal('127.0.0.1', port)).toBe(
      `Cannot listen on port ${port} of 127.0.0.1: another program listens there already: stop it, or choose another ` +
        'port (server.host and server.port in the configuration, HOST and PORT without one).',
    );
    await first.stop();
  });

  test('an address that this machine has not, and a host that nobody knows', async () => {
    expect(await refusal('192.0.2.1', 0)).toContain('this machine has no such address');
    // Without a resolver it could not be looked up.
    expect(await refusal('rollcall.invalid', 0)).toMatch(/no such host is known|could not be looked up/);
  });
});

describe('arguments', () => {
  test.each([
    [['--colour'], 'an option that there is, and --colour is none'],
    [['--api-key=secret'], 'an option that there is, and --api-key is none'],
    [['--constructor'], 'an option that there is, and --constructor is none'],
    [['--no-help'], 'an option that there is, and --no-help is none'],
    [['-c', 'a.yaml'], 'an option that there is, and -c is none'],
    [['rollcall.yaml'], 'options only, and argument 1 is none'],
    [['--help', 'me'], 'options only, and argument 2 is none'],
    [['--config'], 'a value behind --config'],
    [['--config='], 'a value behind --config'],
    [['--config', '--help'], 'a value behind --config'],
    [['--config', 'a', '--config', 'b'], '--config once'],
    [['--help=yes'], 'nothing behind --help='],
  ])('%j', (args, expected) => {
    expect(messageOf(() => parseArguments(args))).toBe(
      `Arguments: expected ${expected}. "npm start -- --help" lists the options.`,
    );
  });

  test.each(['many', '0', '-3', '1.5', '0x10', '100001', '1e3'])('--sandbox-agents=%s', (count) => {
    expect(messageOf(() => parseArguments([`--sandbox-agents=${count}`]))).toBe(
      '--sandbox-agents: expected a whole number from 1 to 100000',
    );
  });

  test.each(['nova', 'nova=', '=down', 'nova=broken', 'nova=constructor'])('--sandbox-fault=%s', (fault) => {
    expect(messageOf(() => parseArguments([`--sandbox-fault=${fault}`]))).toBe(
      '--sandbox-fault: expected ID=FAULT, where FAULT is one of down, slow, limited, flaky',
    );
  });

  test.each(['*', 'app.example.com', 'https://app.example.com/path', 'null'])('--cors-origin=%s', (origin) => {
    expect(messageOf(() => parseArguments([`--cors-origin=${origin}`]))).toBe(
      '--cors-origin: expected an origin such as https://app.example.com: scheme, host and port, without a path',
    );
  });

  test('what may be repeated is kept, each in the form that is compared', () => {
    const args = ['--cors-origin=HTTPS://A.example', '--cors-origin=http://b.example:80'];
    const { corsOrigins, sandboxFaults } = parseArguments([
      ...args,
      '--sandbox-fault=a=slow',
      '--sandbox-fault=b=flaky',
    ]);
    expect(corsOrigins).toEqual(['https://a.example', 'http://b.example']);
    expect([...sandboxFaults]).toEqual([
      ['a', 'slow'],
      ['b', 'flaky'],
    ]);
  });

  test('a name that begins with a dash stands behind =', () => {
    expect(parseArguments(['--config=-odd.yaml'])).toMatchObject({ config: '-odd.yaml' });
  });
});

test('a file that is a folder, or a link in a circle, is told with what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-unreadable-'));
  const circle = join(folder, 'rollcall.yaml');
  symlinkSync(circle, circle);
  expect(messageOf(() => readConfigurationFile(circle))).toBe(
    `${circle}: expected a file, but its links lead in a circle (ELOOP)`,
  );
  expect(messageOf(() => readConfigurationFile(folder))).toBe(
    `${folder}: expected a file, but this is a folder: name the file in it (EISDIR)`,
  );
  rmSync(folder, { recursive: true });
});
