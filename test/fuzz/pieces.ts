/** @module What hostile requests are put together from. */
import type { Random } from '../../sandbox/random.ts';

/** Stand at both ends of every id that is made up: an id that leaves its path segment tears them apart. */
export const ID_BEGIN = 'zqx';
export const ID_END = 'xqz';

/** Stands in headers and variables of requests: it may go back to nobody, and into no log. */
export const CANARY = 'canary-5b1e7c';

const TRICKS = [
  '/',
  '/../',
  '/..%2f..%2f',
  '%2e%2e%2f',
  '\\..\\',
  '?admin=1&',
  '#',
  '//evil.example/',
  '@evil.example',
  '\r\nX-Injected: 1\r\n',
  '\0',
  '%00',
  '%0d%0a',
  ';',
  '..',
  '.',
  ' ',
  ':',
  '\u2028',
  '\ud800',
  '\u202e',
  '𝕏',
  '%',
  '%zz',
  '"',
  "' or 1=1 --",
  '$'.concat('{7*7}'),
  '{{7*7}}',
  '<script>',
  '__proto__',
  'constructor',
  'toString',
  '*',
  '~',
  'a'.repeat(3000),
] as const;

export function trick(random: Random): string {
  return random.pick(TRICKS);
}

/** A text of some tricks. */
export function tricks(random: Random): string {
  return Array.from({ length: 1 + random.below(3) }, () => trick(random)).join(random.alphanumeric(2));
}

/** The id of an agent of an account, as nobody gave it out. */
export function hostileId(random: Random, accounts: readonly string[]): string {
  const account = random.below(8) === 0 ? tricks(random) : accounts[random.below(accounts.length)];
  return `${account}:${ID_BEGIN}${tricks(random)}${ID_END}`;
}

/** Something in the place of JSON. */
export function oddValue(random: Random, depth = 0): unknown {
  const nested = () => oddValue(random, depth + 1);
  switch (random.below(depth > 3 ? 8 : 11)) {
    case 0:
      return null;
    case 1:
      return random.pick([0, -1, 1e308, -0, 2 ** 53 + 2, 0.1, Number.MAX_SAFE_INTEGER]);
    case 2:
      return random.pick([true, false]);
    case 3:
      return tricks(random);
    case 4:
      return '';
    case 5:
      return CANARY;
    case 6:
      return [];
    case 7:
      return {};
    case 8:
      return Array.from({ length: random.below(4) }, nested);
    case 9:
      return Object.fromEntries(Array.from({ length: random.below(4) }, () => [trick(random).slice(0, 40), nested()]));
    default:
      return Object.fromEntries(['then', 'toJSON', 'length'].map((key) => [key, nested()]));
  }
}

/** A cursor that nobody gave out, or one that was changed. */
export function hostileCursor(random: Random): string {
  const forms = [
    () => tricks(random),
    () => Buffer.from(JSON.stringify(oddValue(random))).toString('base64url'),
    () =>
      Buffer.from(JSON.stringify([2, 'x', 'y', [random.next(), 'a'], {}, [[0, tricks(random)]]])).toString('base64url'),
    () => Buffer.from(`v1:${random.below(1e9)}`).toString('base64url'),
    () => Buffer.from(`v2:${tricks(random)}`).toString('base64url'),
    () => random.alphanumeric(5000),
  ] as const;
  return random.pick(forms)();
}
