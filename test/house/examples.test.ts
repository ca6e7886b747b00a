import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where examples are code to be copied. Every file of the kit has one. */
const FILES = ['src/http/route.ts', 'src/vendors/saved.ts'];
const FOLDERS = ['src/vendors/kit/'];

/** What examples take for granted. */
const AROUND = `
import { z } from 'zod';
import type { AgentRecord, JsonObject } from './src/core/agent.ts';
import { valueAt } from './src/core/json.ts';
import type { ErrorBody } from './src/http/answer-error.ts';
import type { VendorAnswer, VendorCall } from './src/http/call.ts';
import type { Transport } from './src/http/transport.ts';
import { accountSettingsBase } from './src/settings/settings.ts';
import { baseUrl } from './src/settings/urls.ts';
import type { ClientContext, DriftRecorder, VendorClient } from './src/vendors/client.ts';
import type { PlannedCall, WritePlanner } from './src/vendors/plan.ts';
import type { AccountSettings } from './src/vendors/vendor.ts';

declare const settings: AccountSettings & JsonObject & { readonly apiKey: string };
declare const readErrorBody: () => ErrorBody;
declare const context: ClientContext;
declare const drift: DriftRecorder;
declare const transport: Transport;
declare const client: VendorClient;
declare const reader: AgentReader;
declare const rows: AgentReader;
declare const planner: WritePlanner;
declare const answer: VendorAnswer;
declare const call: PlannedCall;
declare const agent: AgentRecord;
declare const changes: JsonObject;
declare const change: JsonObject;
declare const contract: {
  readonly agent: z.ZodType<{ id: string; name: string }>;
  readonly agentPage: z.ZodType<{ data: unknown[]; next: string | null }>;
};
declare const voiceContract: z.ZodType;
declare const toFields: (document: { name: string }) => AgentRecord['fields'];
declare const toOperations: () => AgentRecord['operations'];
declare const page: { items: unknown[]; total: unknown };
declare const id: string;
declare const vendorId: string;
declare const name: string;
type Envelope = { items: unknown[]; total: number | undefined };
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-examples-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** The examples of a file, as they stand in its doc comments. */
async function examplesIn(file: string): Promise<string[]> {
  const text = await readFile(join(ROOT, file), 'utf8');
  return [...text.matchAll(/^ \* @example\n((?: \*(?! @|\/).*\n)+)/gm)].map(([, lines = '']) =>
    lines.replaceAll(/^ \* ?/gm, ''),
  );
}

test('the examples in the comments of the vendor kit compile', { timeout: 120_000 }, async () => {
  const kit = await Promise.all(
    FOLDERS.map(async (path) => (await readdir(join(ROOT, path))).map((file) => path + file)),
  );
  const files = [...FILES, ...kit.flat()];
  const found = await Promise.all(files.map(async (file) => ({ file, examples: await examplesIn(file) })));
  expect(found.filter(({ file, examples }) => file.startsWith('src/vendors/kit/') && examples.length === 0)).toEqual(
    [],
  );
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await symlink(join(ROOT, 'src'), join(folder, 'src'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'kit.ts'), files.map((file) => `export * from './${file}';`).join('\n'));
  const imports = `import { ${(await exportedBy(files)).join(', ')} } from './kit.ts';`;
  for (const { file, examples } of found) {
    for (const [index, example] of examples.entries()) {
      const path = `${file.replaceAll('/', '-').slice(0, -3)}-${index}.ts`;
      await writeFile(join(folder, path), `${imports}\n${AROUND}\nexport async function example() {\n${example}\n}\n`);
    }
  }
  const tsconfig = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { typeRoots: [join(ROOT, 'node_modules/@types')] },
    include: ['*.ts'],
    exclude: [],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  const tsc = join(ROOT, 'node_modules/.bin/tsc');
  const run = promisify(execFile)(tsc, ['-p', folder]).catch((error: { stdout: string }) => error);
  expect((await run).stdout).toBe('');
});

/** The names of what the files export, types marked as such. */
async function exportedBy(files: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(files.map((file) => readFile(join(ROOT, file), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/^export (?:async )?(type|interface|class|const|function) (\w+)/gm)].map(([, kind, name]) =>
      kind === 'type' || kind === 'interface' ? `type ${name}` : String(name),
    ),
  );
}
