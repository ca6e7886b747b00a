import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';

const ROOT = new URL('../../', import.meta.url);
const VENDOR_FOLDER_FILES = ['client.ts', 'contract.ts', 'index.ts', 'mapping.ts', 'sandbox.ts', 'seeds.ts'];

/** Our own sources: what people write. */
const sources = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))
  .map((path) => ({ path: `src/${path}`, text: readFileSync(new URL(`src/${path}`, ROOT), 'utf8') }));

/** Lines of the sources outside of the vendors' folders that match, as `file:line text`. */
function linesLike(pattern: RegExp): string[] {
  return sources
    .filter(({ path }) => !path.startsWith('src/vendors/'))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    );
}

describe('the house rules', () => {
  test('every vendor is one folder with the same six files', () => {
    const folders = readdirSync(new URL('src/vendors/', ROOT), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.sort()).toEqual(vendors.map(({ key }) => key).sort());
    for (const folder of folders) {
      expect(readdirSync(new URL(`src/vendors/${folder}/`, ROOT))).toEqual(expect.arrayContaining(VENDOR_FOLDER_FILES));
    }
  });

  test.each(vendors.map(({ key }) => key))('docs/vendors/%s.md exists', (key) => {
    expect(existsSync(new URL(`docs/vendors/${key}.md`, ROOT))).toBe(true);
  });

  test('no code outside of the vendors asks which vendor it has', () => {
    const keys = vendors.flatMap(({ key, name, label }) => [key, name, label]).join('|');
    expect(linesLike(new RegExp(`(['"\`])(${keys})\\1`, 'i'))).toEqual([]);
    expect(linesLike(/\bvendor(\.(key|name|label|inputMember))? *[!=]==? *['"`]/)).toEqual([]);
    expect(linesLike(/switch \([^)]*\bvendor\b/i)).toEqual([]);
    expect(linesLike(/from '.*vendors\/[a-z]+\/.*'/)).toEqual([]);
  });

  test('no source file is longer than 400 lines', () => {
    expect(sources.length).toBeGreaterThan(100);
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  test('what agents and models are knows nothing of GraphQL and HTTP servers', () => {
    const forbidden: Record<string, RegExp> = {
      'src/model/': /from '(?!\.\/)/,
      'src/agents/': /from '(graphql|graphql-yoga|undici|node:http|.*\/graphql\/.*)'/,
      'src/http/': /from '.*\/(agents|graphql|vendors)\//,
      'src/vendors/': /from '(graphql|graphql-yoga|.*\/(agents|graphql)\/.*)'/,
    };
    const wrong = Object.entries(forbidden).flatMap(([folder, pattern]) =>
      sources
        .filter(({ path }) => path.startsWith(folder))
        .flatMap(({ path, text }) =>
          text
            .split('\n')
            .filter((line) => pattern.test(line))
            .map((line) => `${path}: ${line}`),
        ),
    );
    expect(wrong).toEqual([]);
  });

  test('imports go one way, from what is served down to the words that all share', () => {
    const mayNotImport: Record<string, readonly string[]> = {
      agents: ['http', 'graphql', 'sandbox', 'generate'],
      vendors: ['agents', 'graphql', 'generate'],
      http: ['agents', 'vendors', 'graphql', 'contract', 'config'],
      contract: ['agents', 'vendors', 'graphql', 'http', 'config'],
      sandbox: ['agents', 'vendors', 'graphql', 'http', 'contract'],
      config: ['agents', 'vendors', 'graphql', 'http', 'contract', 'model'],
      model: ['agents', 'vendors', 'graphql', 'http', 'contract', 'config', 'sandbox'],
    };
    const broken = sources.flatMap(({ path, text }) => {
      const [, folder = ''] = path.split('/');
      const imports = [...text.matchAll(/from '(?:\.\.\/)+([a-z]+)\//g)].map(([, name = '']) => name);
      return imports.filter((name) => mayNotImport[folder]?.includes(name)).map((name) => `${path} -> ${name}`);
    });
    expect(broken).toEqual([]);
  });
});
