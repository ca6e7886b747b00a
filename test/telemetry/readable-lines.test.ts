import { expect, test } from 'vitest';
import { createLogger, type Logger } from '../../src/logger.ts';
import { readableLines } from '../../src/telemetry/readable-lines.ts';

/** What a person sees, without the time of day. */
function seen(action: (logger: Logger) => void): string {
  let text = '';
  const lines = {
    write(line: string) {
      text += line;
    },
  };
  action(createLogger(readableLines(lines)));
  return text.replaceAll(/^\d\d:\d\d:\d\d /gm, '');
}

test('a line is its message and what else is told, without what says nothing', () => {
  const details = { name: 'Roll', kind: null, ms: 35, dryRun: false, isNew: true, codes: ['A', 'B'], none: [], is: '' };
  expect(seen((logger) => logger.info(details, 'operation'))).toBe(
    'operation name=Roll ms=35 isNew=true codes=A,B is=""\n',
  );
});

test('a line that is no ordinary one says so', () => {
  expect(seen((logger) => logger.warn({}, 'careful'))).toBe('WARN careful\n');
  expect(seen((logger) => logger.error({ stack: 'Error: x\n    at y' }, 'broken'))).toBe(
    'ERROR broken\n    Error: x\n        at y\n',
  );
});

test('what is no plain word is in quotes, and objects are JSON', () => {
  expect(seen((logger) => logger.info({ a: 'two words', b: 'x=y', c: { d: [1] } }, 'm'))).toBe(
    'm a="two words" b="x=y" c={"d":[1]}\n',
  );
});

test('nothing in a line is obeyed by a terminal or makes another line', () => {
  const text = seen((logger) => logger.info({ a: 'x\ny\u001b[2J\u009b2J\u202e', stack: 's\u001b[1A' }, 'm\n\u0007'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  expect(text.split('\n').length).toBe(3);
  expect(text).toContain('\\u001b[2J');
});
