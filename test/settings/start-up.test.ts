import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { StartUpError } from '../../src/core/errors/start-up-error.ts';
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

  test.each(['0.0.0.0', '::', '10.0.0.7', 'rollcall.example.com'])(
    'HOST=%s is refused, since nobody signs in',
    (HOST) => {
      expect(messageOf(() => serverFromEnvironment({ HOST }))).toBe(
        'HOST: expected an address of loopback, such as 127.0.0.1: nobody signs in, so whoever reached another one could do ' +
          'everything; set up `access`, or say `server.trustedNetwork: true` where something else guards the network. Both ' +
          'stand in a configuration: copy rollcall.example.yaml to rollcall.yaml.',
      );
    },
  );

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
