import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const META = readFileSync(new URL('../../src/contract/meta.ts', import.meta.url), 'utf8');

/** Notes that zod or JSON Schema has anyway. */
const STANDARD = ['id', 'description', 'deprecated'];

test('the table of notes in contract/meta.ts names every note, and no other', () => {
  const [, members = ''] = META.split('interface GlobalMeta {');
  const notes = [...members.matchAll(/^ {4}(\w+)\?:/gm)].map(([, name]) => name);
  const rows = [...META.matchAll(/^ \* \| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(notes.length).toBeGreaterThan(9);
  expect(rows).toEqual([...STANDARD, ...notes]);
});
