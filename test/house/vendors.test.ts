import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sandboxedVendors } from '../../sandbox/registry.ts';
import { extensionType } from '../../src/contract/sdl/vendor-types.ts';
import { vendors } from '../../src/vendors/index.ts';
import { CASES } from '../lifecycle/cases/index.ts';

const ROOT = new URL('../../', import.meta.url);

/** Where people write what belongs to one vendor. */
const PLACES = ['src/vendors/', 'sandbox/vendors/', 'test/lifecycle/cases/', 'test/vendors/', 'docs/vendors/'];

/** What `npm run vendor:new` leaves for people to fill in: each a line that says what belongs there. */
const LEFT = /FILL IN: (.*)/;

const written = PLACES.flatMap((place) =>
  readdirSync(new URL(place, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|md)$/.test(path))
    .map((path) => ({ path: `${place}${path}`, text: readFileSync(new URL(`${place}${path}`, ROOT), 'utf8') })),
);

describe.each(vendors)('$key', (vendor) => {
  const { key } = vendor;

  test('has an embedded server in sandbox/registry.ts', () => {
    expect(sandboxedVendors.map((sandboxed) => sandboxed.key)).toContain(key);
  });

  test('has inputs for the suites over all vendors in test/lifecycle/cases/', () => {
    expect(CASES.map((vendorCase) => vendorCase.key)).toContain(key);
  });

  test('has tests of its own in test/vendors/', () => {
    const own = readdirSync(new URL('test/vendors/', ROOT)).filter((file) => file.startsWith(key));
    expect(own).toContain(`${key}.test.ts`);
  });

  test('tells something of its own in the list of all agents', () => {
    expect(extensionType(vendor).fields.filter(({ isHighlight }) => isHighlight)).not.toEqual([]);
  });

  test('has a page for people in docs/vendors/', () => {
    expect(existsSync(new URL(`docs/vendors/${key}.md`, ROOT))).toBe(true);
  });
});

test('nothing is left to be filled in of what vendor:new wrote', () => {
  const left = written.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const [, what] = LEFT.exec(line) ?? [];
      return what === undefined || path.startsWith('test/house/') ? [] : [`${path}:${index + 1} ${what}`];
    }),
  );
  expect(left).toEqual([]);
});

test('CONTRIBUTING.md has the table of the notes of a contract, each note in it', () => {
  const contributing = readFileSync(new URL('CONTRIBUTING.md', ROOT), 'utf8');
  const meta = readFileSync(new URL('src/contract/meta.ts', ROOT), 'utf8');
  const rows = meta.split('\n').filter((line) => line.startsWith(' * | '));
  expect(rows.length).toBeGreaterThan(10);
  expect(contributing).toContain(rows.map((row) => row.slice(3)).join('\n'));
  const notes = [...meta.slice(meta.indexOf('interface GlobalMeta')).matchAll(/^ {4}(\w+)\?:/gm)].map(
    ([, note]) => note,
  );
  expect(notes.filter((note) => !rows.some((row) => row.startsWith(` * | \`${note}\` |`)))).toEqual([]);
});
