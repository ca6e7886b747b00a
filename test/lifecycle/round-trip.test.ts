/** @module What is read can be written back: a form that saves what it showed changes nothing. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isObject, type JsonObject, merge, valueAt } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { FORM, type FormField, filledForms } from '../support/form.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

const UNIFIED = ['name', 'description', 'instructions', 'model', 'temperature', 'avatarUrl', 'tags'];

/** Which fields a type of the API has, by introspection. */
interface TypeFields {
  readonly name: string;
  readonly kind: string;
  readonly fields: readonly { readonly name: string; readonly type: TypeReference }[] | null;
  readonly inputFields: readonly { readonly name: string; readonly type: TypeReference }[] | null;
}

interface TypeReference {
  readonly kind?: string;
  readonly name: string | null;
  readonly ofType: TypeReference | null;
}

const TYPES = `{ __schema { types { name kind
  fields { name type { name ofType { name ofType { name ofType { name } } } } }
  inputFields { name type { kind name ofType { name ofType { name ofType { name } } } } } } } }`;

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

  async function read(id: string): Promise<JsonObject & { extension: JsonObject }> {
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

  /** What was shown, as it was shown: what has no value is null. */
  function toInput({ extension, ...unified }: JsonObject & { extension: JsonObject }): JsonObject {
    const own = takenBy(inputName(), Object.values(extension)[0]) as JsonObject;
    return { ...unified, extension: { [String(vendor?.inputMember)]: own } };
  }

  /** Without what the input's type takes no null for: items of lists, and required members. Free-form JSON stays. */
  function takenBy(type: string, value: unknown): unknown {
    if (type === 'JSON') return value;
    if (Array.isArray(value)) return value.filter((item) => item !== null).map((item) => takenBy(type, item));
    const fields = types.get(type)?.inputFields;
    if (!isObject(value) || fields === null || fields === undefined) return value;
    const entries = fields
      .filter(({ name, type: { kind } }) => name in value && (value[name] !== null || kind !== 'NON_NULL'))
      .map(({ name, type: below }): [string, unknown] => [name, takenBy(namedType(below), value[name])]);
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

  test('has nothing in some places: null changes nothing there, and is refused where it could not clear', async () => {
    const { agent } = await api.mutate('createAgent', { accountId: key, ...createInput(vendorCase) });
    const id = agent?.id ?? '';
    const before = await read(id);
    const own = form.filter(({ path, onlyOnCreate }) => !onlyOnCreate && !/\[\]|\{\}/.test(path));
    const others = UNIFIED.filter((name) => own.every(({ path }) => path !== name)).map(
      (path) => ({ path }) as FormField,
    );
    const outcomes = new Set<string>();
    for (const { path, clearable, within, requiredOnUpdateWith } of [...own, ...others]) {
      const steps = path.split('.');
      const shown = valueAt(before, steps);
      const isNothing = shown === null || (shown === undefined && valueAt(before, steps.slice(0, -1)) === null);
      const input = steps.reduceRight<unknown>((value, step) => ({ [step]: value }), null) as JsonObject;
      api.forgetCalls();
      const answer = await api.mutate('updateAgent', { id, ...input, dryRun: !isNothing });
      const told = answer.userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);
      const isRequired = within !== undefined && within !== null && requiredOnUpdateWith.includes(within);
      const code = isRequired ? 'INVALID' : 'UNSUPPORTED';
      const isTaken = !isRequired && (isNothing || clearable);
      outcomes.add(isTaken ? (isNothing ? 'NOTHING' : 'CLEARED') : code);
      expect({ path, told }).toEqual({ path, told: isTaken ? [] : [`${code} ${path}`] });
      expect({ path, writes: api.writes(key) }).toEqual({ path, writes: [] });
      if (isTaken && isNothing) expect(answer.agent).toMatchObject({ id });
      if (isRequired) expect(api.callCount()).toBe(0);
    }
    expect(await read(id)).toEqual(before);
    expect([...outcomes]).toEqual(expect.arrayContaining(['NOTHING', 'UNSUPPORTED']));
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
