import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/start-arguments.ts';
import { messageOf } from '../settings/message-of.ts';

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
    [['--check=no'], 'nothing behind --check='],
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
