import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';

const SRC = new URL('../../src/', import.meta.url);
const DECLARATION = /^export (?:abstract |async )*(?:type|interface|class|enum|const|function\*?) (\w+)/gm;

/** A vendor's folder is a space of names of its own: its files have the same roles, and names, as those of the others. */
const VENDOR_FOLDERS: readonly string[] = vendors.map(({ key }) => `vendors/${key}/`);

/** Per exported name, where it is declared: a file, or the vendors' folders taken together. */
function declarations(): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).sort();
  for (const path of files.filter((file) => file.endsWith('.ts') && !file.startsWith('generated/'))) {
    const isVendors = VENDOR_FOLDERS.some((folder) => path.startsWith(folder));
    for (const [, name = ''] of readFileSync(new URL(path, SRC), 'utf8').matchAll(DECLARATION)) {
      places.set(name, (places.get(name) ?? new Set()).add(isVendors ? 'vendors/*/' : path));
    }
  }
  return places;
}

test('no two things that are exported have one name', () => {
  const all = [...declarations()];
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter(([, places]) => places.size > 1).map(([name, places]) => `${name}: ${[...places]}`)).toEqual([]);
});

test('a vendor exports no name twice', () => {
  for (const folder of VENDOR_FOLDERS) {
    const names = readdirSync(new URL(folder, SRC)).flatMap((file) =>
      [...readFileSync(new URL(`${folder}${file}`, SRC), 'utf8').matchAll(DECLARATION)].map(([, name]) => name),
    );
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});
