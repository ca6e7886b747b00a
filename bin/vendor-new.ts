/**
 * @module `npm run vendor:new NAME -- --like nova`: begins a vendor as a copy of one that is much like it. Everything that
 * is written compiles and answers, so that the suites over all vendors run from the first minute; what is not true of
 * the new vendor yet is marked, and `test/house/vendors.test.ts` fails with the list of it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { extensionType, vendorTypes } from '../src/contract/sdl/vendor-types.ts';
import { vendors } from '../src/vendors/index.ts';
import type { Vendor } from '../src/vendors/vendor.ts';

const USAGE = `npm run vendor:new NAME -- --like VENDOR [--label "What people call it"]
NAME stands in configuration files: lower case letters and digits. VENDOR is one of ${vendors.map(({ key }) => key).join(', ')}.`;

/** What there is to do in a file of the copy, by its name. */
const TO_DO: Readonly<Record<string, string>> = {
  'settings.ts': 'what an account needs: the documented host, and what it signs in with',
  'contract.ts': 'the documents that the API answers and takes, with the limits that its pages state',
  'client.ts': 'the REST calls: paths, how the list is paged, what says that an agent is not there',
  'mapping.ts': "the vendor's words and ours: unified fields, operations, filters, error bodies, known rewrites",
  'planner.ts': 'the calls of each write',
  'index.ts': 'label, description, what the API can do at all, and what it offers instead of the rest',
  'app.ts': 'the embedded server: routes, and what it refuses as the vendor does',
  'seeds.ts': 'agents such as people have there',
};

/** Words that no constant can be called by. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof var void while with yield'
  ).split(' '),
);

/** The forms in which a vendor's name stands in code. */
interface Names {
  readonly key: string;
  readonly camel: string;
  readonly pascal: string;
  readonly constant: string;
  readonly label: string;
}

class UsageError extends Error {}

try {
  const { vendor, names } = readArguments();
  const files = create(vendor, names);
  const renamed = await renameEnumFields(names);
  const bin = join('node_modules', '.bin');
  execFileSync(join(bin, 'biome'), ['check', '--write', ...files.filter((file) => file.endsWith('.ts'))]);
  execFileSync('npm', ['run', '--silent', 'generate'], { stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`Written, as a copy of ${vendor.label}:\n${files.map((file) => `  ${file}`).join('\n')}`);
  if (renamed.length > 0) {
    const list = renamed.map(([from, to]) => `${from} is ${to}`).join(', ');
    console.log(`Fields of enums have names of their own, since no query could ask two vendors for both: ${list}`);
  }
  console.log('Now: npm test -- test/house lists what is to be filled in. CONTRIBUTING.md says how.');
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}

function readArguments(): { vendor: Vendor; names: Names } {
  const options = { like: { type: 'string' }, label: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [key = ''] = positionals;
  if (!/^[a-z][a-z0-9]*$/.test(key))
    throw new UsageError('NAME: expected lower case letters and digits, a letter first.');
  if (vendors.some((vendor) => vendor.key === key)) throw new UsageError(`NAME: there is a vendor ${key} already.`);
  if (RESERVED.has(key)) throw new UsageError(`NAME: ${key} is a word of TypeScript, and stands as a name in code.`);
  if (existsSync(join('src/vendors', key))) throw new UsageError(`NAME: there is a folder src/vendors/${key} already.`);
  const vendor = vendors.find((each) => each.key === values.like);
  if (vendor === undefined)
    throw new UsageError(`--like: expected one of ${vendors.map((each) => each.key).join(', ')}.`);
  const pascal = upperFirst(key);
  const { label = pascal } = values;
  if (!/^[^'"`\\$\n]+$/.test(label)) throw new UsageError('--label: expected a text without quotes, \\ and $.');
  return { vendor, names: { key, camel: key, pascal, constant: key.toUpperCase(), label } };
}

/** Writes the copy and registers it. */
function create(vendor: Vendor, names: Names): string[] {
  const { key } = vendor;
  const like: Names = {
    key,
    camel: vendor.inputMember,
    pascal: extensionType(vendor).name.replace(/Agent$/, ''),
    constant: vendor.name,
    label: vendor.label,
  };
  const rename = renaming(like, names);
  const copied = ['src/vendors', 'sandbox/vendors'].flatMap((place) =>
    readdirSync(join(place, key)).map((file) => {
      const text = rename(readFileSync(join(place, key, file), 'utf8'));
      const isRegistration = place.startsWith('sandbox') && file === 'index.ts';
      return write(join(place, names.key, file), isRegistration ? text : `${toDo(file, like.label)}${text}`);
    }),
  );
  const ownCase = `test/lifecycle/cases/${names.key}.ts`;
  const caseText = rename(readFileSync(`test/lifecycle/cases/${key}.ts`, 'utf8'));
  return [
    ...copied,
    write(ownCase, `// FILL IN: inputs that the vendor takes, and which of the operations it has.\n${caseText}`),
    write(`test/vendors/${names.key}.test.ts`, ownTest(names)),
    write(`docs/vendors/${names.key}.md`, page(names)),
    register('src/vendors/index.ts', `./${names.key}/index.ts`, like, names),
    register('sandbox/registry.ts', `./vendors/${names.key}/index.ts`, like, names),
    register('test/lifecycle/cases/index.ts', `./${names.key}.ts`, like, names),
  ];
}

/**
 * The enums of the copy are types of its own, and GraphQL lets no query ask two members of a union for fields of one name
 * and different enums. Theirs get the vendor's name before them, until somebody finds a better one.
 *
 * @returns pairs of the old and the new name
 */
async function renameEnumFields({ key, pascal }: Names): Promise<[string, string][]> {
  const module = (await import(`../src/vendors/${key}/index.ts`)) as Readonly<Record<string, Vendor>>;
  const types = vendorTypes(module[key] ?? missing(key));
  const enums = new Set(types.flatMap(({ kind, name }) => (kind === 'enum' ? [name] : [])));
  const fields = types.flatMap((type) => type.fields).filter(({ namedType }) => enums.has(namedType));
  const renamed = new Map(fields.map(({ wireKey, name }) => [wireKey, [name, `${key}${upperFirst(name)}`] as const]));
  const folder = join('src/vendors', key);
  for (const file of readdirSync(folder).filter((name) => name.startsWith('contract'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    const noted = [...renamed].reduce((before, [wireKey, [, name]]) => withFieldName(before, wireKey, name), text);
    writeFileSync(join(folder, file), noted);
  }
  const ownCase = `test/lifecycle/cases/${key}.ts`;
  const inputs = [...renamed.values()].reduce(
    (text, [from, to]) => text.replace(new RegExp(`(?<![\\w'])${from}:`, 'g'), `${to}:`),
    readFileSync(ownCase, 'utf8'),
  );
  writeFileSync(ownCase, inputs);
  return [...renamed.values()].map(([from, to]) => [`${pascal}.${from}`, to]);
}

/** Puts the note behind every schema that stands in a contract under this key. */
function withFieldName(text: string, wireKey: string, fieldName: string): string {
  // `true` stands for a key that is picked or left out of another schema.
  const key = new RegExp(`^ +${wireKey}: (?!true\\b)(?=\\S)`, 'gm');
  const places = [...text.matchAll(key)].map((match) => match.index + match[0].length).reverse();
  return places.reduce((before, start) => {
    const end = endOfExpression(before, start);
    return `${before.slice(0, end)}.meta({ fieldName: '${fieldName}' })${before.slice(end)}`;
  }, text);
}

/** Where the expression that begins at `start` ends: at the comma or bracket behind it. */
function endOfExpression(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index);
    if (/['"`]/.test(character)) {
      const quoted = new RegExp(`${character}(?:[^\\\\${character}]|\\\\.)*${character}`, 'ys');
      quoted.lastIndex = index;
      index += (quoted.exec(text)?.[0].length ?? 1) - 1;
    } else if (/[([{]/.test(character)) depth++;
    else if (depth === 0 && /[,)\]}]/.test(character)) return index;
    else if (/[)\]}]/.test(character)) depth--;
  }
  return text.length;
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function missing(key: string): never {
  throw new Error(`src/vendors/${key}/index.ts exports no ${key}`);
}

/** Every form of the one vendor's name becomes the other's, also inside of longer names: `createNovaSandbox`. */
function renaming(from: Names, to: Names): (text: string) => string {
  const forms = new Map<string, string>([
    [from.label, to.label],
    [from.key, to.key],
    [from.constant, to.constant],
    [from.camel, to.camel],
    [from.pascal, to.pascal],
  ]);
  const longestFirst = [...forms.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((form) => form.replace(/[()]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replace(pattern, (form) => forms.get(form) ?? form);
}

function toDo(file: string, label: string): string {
  const what =
    TO_DO[file] ?? `what of this the vendor has: it is a part of ${label}'s, and goes where it does not apply`;
  return `// FILL IN: ${what}.\n`;
}

function ownTest({ key, pascal }: Names): string {
  return `import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

// FILL IN: what only this vendor does: facts that its pages state and no suite over all vendors can know.

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall({ only: ['${key}'] });
});
afterAll(() => api.close());

describe('an agent at ${key}', () => {
  test('has the extension of its vendor', async () => {
    const [vendorCase] = CASES.filter((each) => each.key === '${key}');
    const input = { accountId: '${key}', ...(vendorCase && createInput(vendorCase)) };
    const { data, errors } = await api.run(
      \`mutation ($input: CreateAgentInput!) {
        createAgent(input: $input) { userErrors { code message } agent { extension { __typename } } }
      }\`,
      { input },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ createAgent: { userErrors: [], agent: { extension: { __typename: '${pascal}Agent' } } } });
  });
});
`;
}

function page({ key, label, pascal }: Names): string {
  return `# ${label}

FILL IN: one sentence on what kind of agents these are.

## Account

FILL IN: a line of YAML as it stands in rollcall.yaml, and a table of the settings that only this vendor has.

\`\`\`yaml
- { id: mine, vendor: ${key} }
\`\`\`

## Fields

FILL IN: a table: each unified field, what it is called at ${label}, its limits; then \`extension { ... on ${pascal}Agent }\`.

## Operations

FILL IN: a table: each operation, and the REST calls that it makes.

## What is not documented

FILL IN: what no page of the vendor says, and how it is handled.
`;
}

/** A line of import, and the name in the one list of the file. */
function register(file: string, specifier: string, like: Names, names: Names): string {
  const text = readFileSync(file, 'utf8');
  const isListed = new RegExp(`\\b${like.key}(,|\\])`);
  if (!isListed.test(text)) throw new Error(`${file} lists no ${like.key}`);
  const imported = `import { ${names.key} } from '${specifier}';\n`;
  const firstImport = text.search(/^import /m);
  writeFileSync(
    file,
    `${text.slice(0, firstImport)}${imported}${text.slice(firstImport)}`.replace(
      isListed,
      `${like.key}, ${names.key}$1`,
    ),
  );
  return file;
}

function write(path: string, text: string): string {
  if (existsSync(path)) throw new UsageError(`NAME: ${path} is there already.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}
