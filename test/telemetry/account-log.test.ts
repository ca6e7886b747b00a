import { channel } from 'node:diagnostics_channel';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { VENDOR_CALL_CHANNEL, type VendorCallEvent } from '../../src/http/events.ts';
import { logAccounts } from '../../src/telemetry/account-log.ts';
import type { CircuitState } from '../../src/vendors/client.ts';

let ms: number;
let circuit: CircuitState;
let lines: { level: string; details: Record<string, unknown>; message: string }[];

beforeEach(() => {
  ms = 0;
  circuit = 'CLOSED';
  lines = [];
  const logAs = (level: string) => (details: object, message: string) =>
    void lines.push({ level, details: { ...details }, message });
  const logger = { info: logAs('info'), warn: logAs('warn'), error: logAs('error') };
  onTestFinished(logAccounts({ logger, circuitOf: () => circuit, now: () => ms }));
});

/** A call has ended. */
function call(outcome: VendorCallEvent['outcome'], more: Partial<VendorCallEvent> = {}): void {
  const event: VendorCallEvent = {
    accountId: 'a',
    vendor: 'acme',
    operation: 'LIST',
    method: 'GET',
    pathTemplate: '/agents',
    outcome,
    status: null,
    attempts: 1,
    queuedMs: 0,
    sentMs: 1,
    shared: 0,
    ...more,
  };
  channel(VENDOR_CALL_CHANNEL).publish(event);
}

const told = () => lines.map(({ message }) => message);

describe('an account that fails', () => {
  test('is told once, and so is that it is well again', () => {
    call('OK');
    for (let count = 0; count < 500; count++) call('UNAVAILABLE', { status: 503 });
    expect(lines).toEqual([
      {
        level: 'warn',
        details: { accountId: 'a', vendor: 'acme', outcome: 'UNAVAILABLE', status: 503, operation: 'LIST' },
        message: 'an account fails',
      },
    ]);
    ms = 5_000;
    for (let count = 0; count < 500; count++) call('OK');
    expect(lines.slice(1)).toEqual([
      {
        level: 'info',
        details: { accountId: 'a', vendor: 'acme', failedCalls: 500, ms: 5_000 },
        message: 'an account is well again',
      },
    ]);
  });

  test.each([
    'UNAVAILABLE',
    'TIMEOUT',
    'CIRCUIT_OPEN',
    'UNAUTHORIZED',
    'RATE_LIMITED',
    'FORBIDDEN',
    'BAD_RESPONSE',
  ] as const)('is told for a list that ends as %s', (outcome) => {
    call(outcome);
    expect(told()).toEqual(['an account fails']);
  });

  test('is not told for what is about one agent or one request', () => {
    for (const outcome of [
      'NOT_FOUND',
      'CONFLICT',
      'INVALID',
      'QUOTA_EXCEEDED',
      'LIMIT_EXCEEDED',
      'CANCELLED',
    ] as const) {
      call(outcome);
    }
    call('BAD_RESPONSE', { operation: 'GET' });
    call('FORBIDDEN', { operation: 'DELETE' });
    call('UNAVAILABLE', { accountId: null });
    expect(lines).toEqual([]);
  });

  test('is told by account', () => {
    call('TIMEOUT');
    call('TIMEOUT', { accountId: 'b' });
    call('OK', { accountId: 'b' });
    expect(lines.map(({ details, message }) => [details.accountId, message])).toEqual([
      ['a', 'an account fails'],
      ['b', 'an account fails'],
      ['b', 'an account is well again'],
    ]);
  });
});

describe('an account that fails now and then', () => {
  test('is told as such, and is well again only after a minute without a failure', () => {
    for (let count = 0; count < 500; count++) {
      ms += 100;
      call(count % 2 === 0 ? 'UNAVAILABLE' : 'OK');
    }
    const few = ['an account fails', 'an account is well again', 'an account fails again and again'];
    expect(told()).toEqual(few);
    ms += 59_000;
    call('OK');
    expect(told()).toEqual(few);
    ms += 2_000;
    call('OK');
    expect(told()).toEqual([...few, 'an account is well again']);
  });

  test('is told anew when it was well for a minute', () => {
    call('UNAVAILABLE');
    call('OK');
    ms += 60_000;
    call('UNAVAILABLE');
    expect(told()).toEqual(['an account fails', 'an account is well again', 'an account fails']);
  });
});

test('a circuit is told when it opens and when it closes', () => {
  call('OK');
  circuit = 'OPEN';
  for (let count = 0; count < 10; count++) call('CIRCUIT_OPEN', { attempts: 0 });
  circuit = 'HALF_OPEN';
  call('UNAVAILABLE');
  circuit = 'CLOSED';
  call('OK');
  call('OK');
  expect(told()).toEqual(['an account fails', 'circuit opened', 'an account is well again', 'circuit closed']);
});
