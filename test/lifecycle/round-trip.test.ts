/** @module What is read can be written back: a form that saves what it showed changes nothing. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isObject, type JsonObject, merge } from '../../src/model/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { FORM, type FormField, filledForms } from '../support/form.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases.ts';

const UNIFIED = ['name', 'description', 'instructions', 'model', 'temperature', 'avatarUrl', 'tags'];

/** Which fields a type of the API has, by introspection. */
interface TypeFields {
  readonly name: string;
  readonly kind: string;
  readonly fields: readonly { readonly name: string; readonly type: TypeReference }[] | null;
  readonly inputFields: readonly { readonly name: string; readonly type: TypeReference }[] | null;
}

interface TypeReference {
  readonly name: string | null;
  readonly ofType: TypeReference | null;
}

const TYPES = `{ __schema { types { name kind
  fields { name type { name ofType { name ofType { name ofType { name } } } } }
  inputFields { name type { name ofType { name ofType { name ofType { name } } } } } } } }`;

function namedType({ name, ofType }: TypeReference): string {
  return ofType === null ? (name ?? '') : namedType(ofType);
}

describe.each(CASES)('what is read of an agent at $key', (vendorCase) => {
  const { key } = vendorCase;
  const vendor = vendors.find((known) => known.key === key);
  let api: WriteApi;
  let types: ReadonlyMap<string, TypeFields>;
  let form: readonly FormField[];

  beforeAll(async () => {
    api = await startWriteApi({ only: [key] });
    const { data } = await api.run(TYPES);
    const all = (data as unknown as { __schema: { types: TypeFields[] } }).__schema.types;
    types = new Map(all.map((type) => [type.name, type]));
    const answer = await api.run(FORM, { id: key });
    form = (answer.data as unknown as { account: { writableFields: FormField[] } }).account.writableFields;
  });
  afterAll(() => api.close());

  /** The fields of a shown type that its input takes too, as a selection. */
  function selection(shown: string, input: string): string {
    const taken = new Map(types.get(input)?.inputFields?.map(({ name, type }) => [name, namedType(type)]));
    const fields = (types.get(shown)?.fields ?? []).flatMap(({ name, type }): string[] => {
      const below = taken.get(name);
      if (below === undefined) return [];
      const isObjectType = types.get(namedType(type))?.kind === 'OBJECT';
      return [isObjectType ? `${name} { ${selection(namedType(type), below)} }` : name];
    });
    return fields.join(' ');
  }

  async function read(id: string): Promise<JsonObject> {
    const [extension, input] = [`${vendor?.inputMember}`, inputName()];
    const fields = selection(extensionName(), input);
    const query = `query ($id: ID!) { agent(id: $id) { ${UNIFIED.join(' ')} extension { ... on ${extensionName()} { ${fields || '__typename'} } } } }`;
    const { data, errors } = await api.run(query, { id });
    expect(errors).toBeUndefined();
    const { extension: own, ...unified } = (data as unknown as { agent: JsonObject & { extension: JsonObject } }).agent;
    return { ...unified, extension: { [extension]: own } };
  }

  function extensionName(): string {
    const member = types
      .get('UpdateAgentExtensionInput')
      ?.inputFields?.find(({ name }) => name === vendor?.inputMember);
    // `UpdateNovaAgentInput` belongs to `NovaAgent`.
    return namedType(member?.type ?? { name: '', ofType: null }).replace(/^Update(.*)Input$/, '$1');
  }

  function inputName(): string {
    return `Update${extensionName()}Input`;
  }

  /** What a form sends: what has a value and can be written. */
  function toInput(shown: JsonObject): JsonObject {
    const writable = new Set(form.map(({ path }) => path.split('.')[0]));
    const { extension, ...unified } = shown as JsonObject & { extension: JsonObject };
    const fields = Object.entries(unified).filter(([name, value]) => writable.has(name) && value !== null);
    const own = filledIn(Object.values(extension)[0], inputName()) as JsonObject;
    return {
      ...Object.fromEntries(fields),
      ...(Object.keys(own).length === 0 ? {} : { extension: { [String(vendor?.inputMember)]: own } }),
    };
  }

  /** An input without what has no value: no field that is null, and no object with nothing in it. Free-form JSON stays. */
  function filledIn(value: unknown, type: string): unknown {
    if (type === 'JSON') return value;
    if (Array.isArray(value)) return value.filter((item) => item !== null).map((item) => filledIn(item, type));
    const fields = types.get(type)?.inputFields;
    if (!isObject(value) || fields === null || fields === undefined) return value;
    const entries = fields.flatMap(({ name, type: below }): [string, unknown][] => {
      const item = filledIn(value[name] ?? null, namedType(below));
      const isNothing =
        item === null || (isObject(item) && types.get(namedType(below))?.inputFields && Object.keys(item).length === 0);
      return isNothing ? [] : [[name, item]];
    });
    return Object.fromEntries(entries);
  }

  /** Returns whether it was written: an agent may lack what its vendor requires of a write. */
  async function writeBack(id: string): Promise<boolean> {
    const before = await read(id);
    const { userErrors } = await api.mutate('updateAgent', { id, ...toInput(before) });
    expect(userErrors.filter(({ message }) => !message.includes(' is required'))).toEqual([]);
    expect(await read(id)).toEqual(before);
    return userErrors.length === 0;
  }

  test('can be written back, for every agent of the sandbox', async () => {
    const { data } = await api.run('{ agents(first: 100) { nodes { id operations } } }');
    const { nodes } = (data as unknown as { agents: { nodes: { id: string; operations: string[] }[] } }).agents;
    const changeable = nodes.filter(({ operations }) => operations.includes('UPDATE'));
    let written = 0;
    for (const { id } of changeable) if (await writeBack(id)) written++;
    expect(written).toBeGreaterThan(changeable.length / 2);
  });

  test('can be written back, for agents that any form made', async () => {
    await fc.assert(
      fc.asyncProperty(filledForms(form, { purpose: 'CREATE', careless: false }), async (filled) => {
        const input = merge(filled, createInput(vendorCase)) as object;
        const { agent } = await api.mutate('createAgent', { accountId: key, ...input });
        // What a form can not know, such as which settings go together, is told and made no agent: another one is drawn.
        fc.pre(agent !== null);
        expect(await writeBack(agent.id)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });
});
