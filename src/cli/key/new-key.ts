/** @module The command `key new`: makes an API key for a caller. Nothing is stored and nobody is asked. */
import { randomBytes } from 'node:crypto';
import { API_KEY_PREFIX, hashOfKey } from '../../access/api-keys.ts';
import type { KeyRequest } from './key-arguments.ts';

/** Random bytes of a key: as many as its hash has, and far too many to guess. */
const KEY_BYTES = 32;

/** Makes a key. It is printed, and known to nobody else. */
export function createApiKey(): string {
  return API_KEY_PREFIX + randomBytes(KEY_BYTES).toString('base64url');
}

/** A key and the lines that let it in, as text for people. */
export function describeKey(key: string, { name, scopes, accounts, expiresAt }: KeyRequest): string {
  const hash = hashOfKey(key).toString('hex');
  const item = [
    `- sha256: ${JSON.stringify(hash)}`,
    ...(expiresAt === undefined ? [] : [`  expiresAt: ${JSON.stringify(expiresAt)}`]),
  ];
  const entry = [
    'access:',
    '  apiKeys:',
    `    - name: ${JSON.stringify(name)}`,
    `      scopes: ${list(scopes)}`,
    ...(accounts === undefined ? [] : [`      accounts: ${list(accounts)}`]),
    '      keys:',
    ...item.map((line) => `        ${line}`),
  ];
  return [
    `The API key of ${name}. It is shown this once, and stored nowhere:`,
    '',
    key,
    '',
    'Lines for the configuration, which hold its SHA-256 only:',
    '',
    ...entry,
    '',
    `Where ${name} is in the file already, add this to its keys. Two are valid at once, so that clients can change from one to the`,
    'other; then the old one is removed:',
    '',
    ...item.map((line) => `        ${line}`),
    '',
    'Clients send the key as "authorization: Bearer KEY" or "x-api-key: KEY".',
  ].join('\n');
}

/** A list in YAML, on one line. */
function list(texts: readonly string[]): string {
  return `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
}
