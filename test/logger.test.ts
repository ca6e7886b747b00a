import { existsSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createSecretFinder } from '../src/core/secrets/redactor.ts';
import { createLogger, type Logger, standardError, withoutSecrets } from '../src/logger.ts';

/** Has no form by which one would know it. */
const SECRET = 'blue heron at dusk';
/** Known by its form alone. */
const FORMED = 'Bearer 3f9c1b7e5d2a4086b1c9';
const LEVELS = ['info', 'warn', 'error'] as const;

/** Runs an action with a logger, and gives what it wrote: a JSON object a line. */
function logged(action: (logger: Logger) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  action(createLogger({ write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

describe.each(LEVELS)('a line of the level %s', (level) => {
  test('holds the details and the message, and neither process nor host', () => {
    const [line] = logged((logger) => logger[level]({ accountId: 'a', list: [{ n: 1 }] }, 'a message'));
    const number = { info: 30, warn: 40, error: 50 }[level];
    expect(line).toEqual({
      level: number,
      time: expect.any(Number),
      accountId: 'a',
      list: [{ n: 1 }],
      msg: 'a message',
    });
  });

  test('holds no headers, of the object itself and of what stands in it', () => {
    const headers = { 'x-site': SECRET };
    const lines = logged((logger) => {
      logger[level]({ headers }, 'm');
      logger[level]({ call: { headers, path: '/agents' } }, 'm');
    });
    expect(JSON.stringify(lines)).not.toContain(SECRET);
    expect(lines).toMatchObject([
      { headers: expect.any(String) },
      { call: { headers: expect.any(String), path: '/agents' } },
    ]);
  });

  test('holds nothing under the name of a secret, however deep', () => {
    const [line] = logged((logger) => logger[level]({ apiKey: SECRET, a: [{ b: { password: SECRET } }] }, 'm'));
    expect(line).toMatchObject({ apiKey: '[redacted]', a: [{ b: { password: '[redacted]' } }] });
  });

  test('holds nothing in its details that has the form of a secret', () => {
    const [line] = logged((logger) => logger[level]({ problem: `got ${FORMED}`, a: [{ b: FORMED }] }, 'm'));
    expect(JSON.stringify(line)).not.toContain('3f9c1b7e');
    expect(line).toMatchObject({ problem: expect.stringContaining('[redacted]') });
  });

  test('holds nothing in its message that has the form of a secret', () => {
    const [line] = logged((logger) => logger[level]({}, `got ${FORMED}`));
    expect(line?.msg).toContain('[redacted]');
    expect(line?.msg).not.toContain('3f9c1b7e');
  });

  test.each([
    ['a text', { problem: `got ${SECRET}.` }, { problem: 'got [redacted].' }],
    ['a text of a list', { problems: [SECRET] }, { problems: ['[redacted]'] }],
    ['a key', { [SECRET]: 1 }, { '[redacted]': 1 }],
  ])('holds no secret of an account in %s of its details', (_, details, shown) => {
    const [line] = logged((logger) => withoutSecrets(logger, createSecretFinder([SECRET]))[level](details, 'm'));
    expect(JSON.stringify(line)).not.toContain(SECRET);
    expect(line).toMatchObject(shown);
  });

  test('holds no secret of an account in its message', () => {
    const [line] = logged((logger) => withoutSecrets(logger, createSecretFinder([SECRET]))[level]({}, `of ${SECRET}`));
    expect(line?.msg).toBe('of [redacted]');
  });
});

// A device of Linux that is always full.
test.runIf(existsSync('/dev/full'))('a log that can not be written ends nothing', () => {
  const logger = createLogger(standardError(openSync('/dev/full', 'w')));
  for (const line of ['first', 'second']) expect(() => logger.error({}, line)).not.toThrow();
});
