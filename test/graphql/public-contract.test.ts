import { readFileSync } from 'node:fs';
import {
  astFromValue,
  buildClientSchema,
  type DefinitionNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLSchema,
  getIntrospectionQuery,
  type InputObjectTypeDefinitionNode,
  type InputValueDefinitionNode,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  isUnionType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  type UnionTypeDefinitionNode,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

/**
 * What clients may rely on. The API may have more: whatever is added needs no line here until somebody is to rely on it, and
 * then it is written down on purpose. What stands here never goes, and changes only so that no client notices.
 */
const contract = parse(readFileSync(new URL('public-contract.graphql', import.meta.url), 'utf8'));
const definitionsOf = <Kind extends DefinitionNode['kind']>(...kinds: Kind[]) =>
  contract.definitions.filter((node): node is Extract<DefinitionNode, { kind: Kind }> =>
    (kinds as string[]).includes(node.kind),
  );

/** The API as its clients see it: by introspection. */
let api: GraphQLSchema;
beforeAll(async () => {
  const rollcall = await startRollcall({ agents: 0 });
  try {
    const introspection = await rollcall.run(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }));
    api = buildClientSchema(dataOf(introspection) as unknown as IntrospectionQuery);
  } finally {
    await rollcall.close();
  }
});

/** `name: Type = default`, from the contract or from the API, so that the two can be compared as they are read. */
function signature(input: InputValueDefinitionNode | GraphQLArgument | GraphQLInputField | undefined): string {
  if (input === undefined) return '(missing)';
  if ('kind' in input) {
    const byDefault = input.defaultValue === undefined ? '' : ` = ${print(input.defaultValue)}`;
    return `${input.name.value}: ${print(input.type)}${byDefault}`;
  }
  const value = input.defaultValue === undefined ? undefined : astFromValue(input.defaultValue, input.type);
  return `${input.name}: ${input.type}${value ? ` = ${print(value)}` : ''}`;
}

/** What was required may be given freely later on; that costs no client anything. The other way round it would. */
function expectInput(
  served: GraphQLArgument | GraphQLInputField | undefined,
  promised: InputValueDefinitionNode,
): void {
  const isRelaxed = promised.type.kind === Kind.NON_NULL_TYPE && !isNonNullType(served?.type);
  const expected = isRelaxed && promised.type.kind === Kind.NON_NULL_TYPE ? promised.type.type : promised.type;
  expect(signature(served)).toBe(signature({ ...promised, type: expected }));
}

function expectFields(typeName: string, fields: readonly FieldDefinitionNode[]): void {
  const type = api.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${typeName} is no type with fields`);
  for (const field of fields) {
    const served = type.getFields()[field.name.value];
    expect(`${field.name.value}: ${served?.type}`).toBe(`${field.name.value}: ${print(field.type)}`);
    expect(served?.deprecationReason ?? null, `deprecation of ${field.name.value}`).toBeNull();
    for (const argument of field.arguments ?? []) {
      expectInput(
        served?.args.find(({ name }) => name === argument.name.value),
        argument,
      );
    }
    const known = new Set(field.arguments?.map(({ name }) => name.value));
    expect(served?.args.filter((argument) => !known.has(argument.name) && isRequiredArgument(argument))).toEqual([]);
  }
}

const named = <Node extends { readonly name: { readonly value: string } }>(nodes: readonly Node[]) =>
  nodes.map((node) => [node.name.value, node] as const);

describe('the public contract', () => {
  test('has all kinds of definitions', () => {
    const kinds = new Set(contract.definitions.map(({ kind }) => kind));
    expect(kinds.size).toBe(6);
    expect(contract.definitions.length).toBeGreaterThan(50);
  });

  test.each(named(definitionsOf(Kind.OBJECT_TYPE_DEFINITION, Kind.INTERFACE_TYPE_DEFINITION)))(
    'is kept by the fields of %s',
    (name, node) => {
      expectFields(name, (node as ObjectTypeDefinitionNode).fields ?? []);
      const type = api.getType(name);
      const interfaces = isObjectType(type) ? type.getInterfaces().map((each) => each.name) : [];
      expect(interfaces).toEqual(expect.arrayContaining((node.interfaces ?? []).map((each) => each.name.value)));
    },
  );

  test.each(named(definitionsOf(Kind.INPUT_OBJECT_TYPE_DEFINITION)))('is kept by the input %s', (name, node) => {
    const { fields = [], directives = [] } = node as InputObjectTypeDefinitionNode;
    const type = api.getType(name);
    if (!isInputObjectType(type)) throw new Error(`${name} is no input`);
    for (const field of fields) expectInput(type.getFields()[field.name.value], field);
    const known = new Set(fields.map((field) => field.name.value));
    const further = Object.values(type.getFields()).filter((field) => !known.has(field.name));
    expect(further.filter(isRequiredInputField)).toEqual([]);
    expect(type.isOneOf).toBe(directives.some((directive) => directive.name.value === 'oneOf'));
  });

  test.each(named(definitionsOf(Kind.ENUM_TYPE_DEFINITION)))('is kept by the values of %s', (name, node) => {
    const type = api.getType(name);
    const served = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    const values = ((node as EnumTypeDefinitionNode).values ?? []).map((value) => value.name.value);
    expect(served).toEqual(expect.arrayContaining(values));
  });

  test.each(named(definitionsOf(Kind.UNION_TYPE_DEFINITION)))('is kept by the members of %s', (name, node) => {
    const type = api.getType(name);
    const served = isUnionType(type) ? type.getTypes().map((member) => member.name) : [];
    expect(served).toEqual(
      expect.arrayContaining(((node as UnionTypeDefinitionNode).types ?? []).map((type) => type.name.value)),
    );
  });

  test.each(named(definitionsOf(Kind.SCALAR_TYPE_DEFINITION)))('is kept by the scalar %s', (name) => {
    expect(isScalarType(api.getType(name))).toBe(true);
  });
});

describe('every vendor', () => {
  test.each(vendors.map((vendor) => [vendor.label, vendor] as const))(
    '%s has an enum value, an extension type, and inputs of its own',
    (_, vendor) => {
      const vendorEnum = api.getType('Vendor');
      expect(isEnumType(vendorEnum) && vendorEnum.getValue(vendor.name)?.description).toBe(vendor.description);
      const union = api.getType('AgentExtension');
      const members = isUnionType(union) ? union.getTypes() : [];
      const extension = members.find(({ name }) => name.toLowerCase() === `${vendor.key}agent`);
      expect(Object.keys(extension?.getFields() ?? {}).length).toBeGreaterThan(0);
      for (const verb of ['Create', 'Update']) {
        const input = api.getType(`${verb}AgentExtensionInput`);
        const member = isInputObjectType(input) ? input.getFields()[vendor.inputMember]?.type : undefined;
        expect(String(member)).toBe(`${verb}${extension?.name}Input`);
        expect(isInputObjectType(member) && Object.keys(member.getFields()).length).toBeGreaterThan(0);
      }
    },
  );

  test('is in the enum, and nothing else is', () => {
    const vendorEnum = api.getType('Vendor');
    const values = isEnumType(vendorEnum) ? vendorEnum.getValues().map(({ name }) => name) : [];
    expect(values.sort()).toEqual(vendors.map(({ name }) => name).sort());
  });
});

test('what is served can be printed and read again', () => {
  const sdl = printSchema(api);
  expect(parse(sdl).definitions.length).toBeGreaterThan(contract.definitions.length);
});
