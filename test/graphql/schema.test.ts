import { readdirSync, readFileSync } from 'node:fs';
import {
  type ASTNode,
  buildSchema,
  getIntrospectionQuery,
  graphqlSync,
  Kind,
  parse,
  printSchema,
  visit,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { SCHEMA_FOLDER, schemaFiles } from '../../src/contract/sdl/files.ts';
import { wireNames } from '../../src/contract/sdl/wire-names.ts';
import { wireNamesByVendor } from '../../src/generated/wire-names.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall } from '../support/rollcall.ts';

const files = readdirSync(SCHEMA_FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.graphql'))
  .sort();
const read = (path: string) => readFileSync(new URL(path, SCHEMA_FOLDER), 'utf8');

/** What a description can stand before: `Agent.name`, and the description. */
function described(sdl: string): { place: string; description: string | undefined }[] {
  const found: { place: string; description: string | undefined }[] = [];
  const path: string[] = [];
  const nameOf = (node: ASTNode) => ('name' in node && node.name?.kind === Kind.NAME ? node.name.value : '');
  const isDefinition = ({ kind }: ASTNode) => kind.endsWith('Definition') && kind !== Kind.OPERATION_TYPE_DEFINITION;
  visit(parse(sdl), {
    enter(node) {
      if (!isDefinition(node)) return;
      path.push(nameOf(node));
      found.push({
        place: path.join('.'),
        description: 'description' in node ? node.description?.value : undefined,
      });
    },
    leave(node) {
      if (isDefinition(node)) path.pop();
    },
  });
  return found;
}

describe('the schema', () => {
  test('describes every type, field, argument, input field and enum value', () => {
    const places = described(read('schema.graphql'));
    expect(places.length).toBeGreaterThan(400);
    expect(places.map(({ place }) => place)).toEqual(
      expect.arrayContaining([
        '',
        'Agent',
        'Agent.versions.first',
        'AgentStatus.DRAFT',
        'CreateAgentInput.dryRun',
        'DateTime',
      ]),
    );
    expect(places.filter(({ description }) => (description ?? '').trim() === '').map(({ place }) => place)).toEqual([]);
  });

  test('is one valid document', () => {
    const schema = buildSchema(read('schema.graphql'));
    expect(printSchema(buildSchema(printSchema(schema)))).toBe(printSchema(schema));
  });

  test('is what is served, description for description', async () => {
    const query = getIntrospectionQuery({
      oneOf: true,
      inputValueDeprecation: true,
      schemaDescription: true,
      specifiedByUrl: true,
    });
    const api = await startRollcall({ agents: 0 });
    const { data } = await api.run(query);
    await api.close();
    const served = data as unknown as { __schema: { description: string; types: { name: string }[] } };
    const committed = graphqlSync({ schema: buildSchema(read('schema.graphql')), source: query });
    expect(served).toEqual(JSON.parse(JSON.stringify(committed.data)));
    expect(served.__schema.description).toContain('Every AI agent that a company runs');
  });

  test('is fresh: npm run generate would change no file and remove none', () => {
    const generated = schemaFiles(vendors);
    const stale = [...generated].filter(([path, content]) => read(path) !== content).map(([path]) => path);
    expect(stale).toEqual([]);
    const handWritten = ['core.graphql', 'mutations.graphql'];
    expect(files).toEqual([...generated.keys(), ...handWritten].sort());
  });

  test('has the names on the wire, which are written down, of the contracts', () => {
    expect(wireNamesByVendor).toEqual(Object.fromEntries(vendors.map((vendor) => [vendor.key, wireNames(vendor)])));
  });

  test.each(files)('%s can be parsed by itself', (file) => {
    expect(parse(read(file)).definitions.length).toBeGreaterThan(0);
  });
});
