/** @module Documents for the drawn schema: most are valid. */
import {
  doTypesOverlap,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { type Draw, pick } from './drawn.ts';

/** A document and the variables that come with it. */
export interface DrawnOperation {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

const VARIABLES =
  '($s: String, $n: Int = 3, $nested: Nested, $any: JSON, $yes: Boolean! = true, $no: Boolean!, $maybe: Boolean = true)';

/** Texts that JavaScript has a meaning for. */
const NAMES: readonly (readonly [alias: string, field: string])[] = [
  ['then', 'text'],
  ['__proto__', 'needed'],
  ['constructor', 'named'],
];

const ARGUMENTS: readonly string[] = [
  '',
  '(prefix: "é")',
  '(prefix: $s)',
  '(count: $n, prefix: null)',
  '(nested: $nested)',
  '(nested: { list: [1, $n], any: { then: $any, list: [$s] } })',
  '(nested: { any: 1.5, flag: $yes })',
];

/** Draws an operation, with fragments. */
export function drawOperation(draw: Draw, schema: GraphQLSchema): DrawnOperation {
  const kind = draw(4) === 0 ? 'mutation' : 'query';
  const root = schema.getRootType(kind as never) as GraphQLCompositeType;
  const fragments = ['Thing', 'Named', 'Other', 'Either', root.name];
  const body = selection(draw, schema, root, 3, fragments);
  const defined = fragments.map((name) => {
    return `fragment F${name} on ${name} ${selection(draw, schema, composite(schema, name), 1, [])}`;
  });
  return { text: `${kind} Drawn${VARIABLES} ${body}\n${defined.join('\n')}`, variables: drawVariables(draw) };
}

function composite(schema: GraphQLSchema, name: string): GraphQLCompositeType {
  return schema.getType(name) as GraphQLCompositeType;
}

function drawVariables(draw: Draw): Record<string, unknown> {
  const variables: Record<string, unknown> = { no: false };
  if (draw(2) === 0) variables.s = pick<unknown>(draw, ['text', null, 7]);
  if (draw(3) === 0) variables.n = pick<unknown>(draw, [1, null, 'none', 2 ** 40]);
  if (draw(3) === 0)
    variables.nested = pick<unknown>(draw, [{ list: [1] }, { any: JSON.parse('{"then": 1}') }, null, { wrong: 1 }]);
  if (draw(3) === 0) variables.any = pick<unknown>(draw, [JSON.parse('{"then": 1}'), 'text', [null]]);
  if (draw(3) === 0) variables.yes = draw(8) !== 0 ? draw(2) === 0 : 'yes';
  if (draw(3) === 0) variables.no = draw(2) === 0;
  if (draw(5) === 0) variables.maybe = pick<unknown>(draw, [true, false, null]);
  return variables;
}

function selection(
  draw: Draw,
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  depth: number,
  fragments: readonly string[],
): string {
  const parts = Array.from({ length: 1 + draw(depth + 2) }, () => part(draw, schema, type, depth, fragments));
  return `{ ${parts.join(' ')} }`;
}

function part(
  draw: Draw,
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  depth: number,
  fragments: readonly string[],
): string {
  const kind = draw(12);
  if (kind === 0) return `__typename${directives(draw)}`;
  if (kind === 1 && fragments.length > 0) {
    const name = pick(
      draw,
      fragments.filter((one) => doTypesOverlap(schema, type, composite(schema, one))),
    );
    return `...F${name}${directives(draw)}`;
  }
  if (kind <= 3 || isUnionType(type)) {
    const names = isUnionType(type) || !isObjectType(type) ? ['Thing', 'Other', 'Named'] : [type.name];
    const name = pick(draw, names);
    const inner = composite(schema, name);
    const condition = draw(4) === 0 && !isUnionType(type) ? '' : `on ${name}`;
    return `... ${condition}${directives(draw)} ${selection(draw, schema, condition === '' ? type : inner, depth, fragments)}`;
  }
  return field(draw, schema, type, depth, fragments);
}

function field(
  draw: Draw,
  schema: GraphQLSchema,
  type: Exclude<GraphQLCompositeType, { getTypes(): unknown }>,
  depth: number,
  fragments: readonly string[],
): string {
  const all = Object.values(type.getFields());
  const fields = depth > 0 ? all : all.filter((one) => !isCompositeType(getNamedType(one.type)));
  const chosen = pick(draw, fields);
  const inner = getNamedType(chosen.type);
  const variant = chosen.name === 'text' ? draw(ARGUMENTS.length) : 0;
  const special = NAMES.find(([, name]) => name === chosen.name)?.[0];
  const alias = aliasOf(draw, chosen.name, variant, special);
  const below = isCompositeType(inner) ? ` ${selection(draw, schema, inner, depth - 1, fragments)}` : '';
  return `${alias}${chosen.name}${ARGUMENTS[variant]}${directives(draw)}${below}`;
}

function aliasOf(draw: Draw, name: string, variant: number, special: string | undefined): string {
  if (variant > 0) return `${name}${variant}: `;
  if (special !== undefined && draw(3) === 0) return `${special}: `;
  return draw(4) === 0 ? `again_${name}: ` : '';
}

function directives(draw: Draw): string {
  if (draw(6) > 0) return '';
  return ` ${pick(draw, [
    '@skip(if: $no)',
    '@include(if: $yes)',
    '@include(if: true)',
    '@skip(if: true)',
    '@skip(if: $no) @include(if: $yes)',
    '@include(if: $maybe)',
  ])}`;
}
