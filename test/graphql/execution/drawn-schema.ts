/** @module A schema with everything that an executor meets, whose resolvers do whatever a seed draws. */
import { setImmediate } from 'node:timers/promises';
import {
  buildSchema,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isObjectType,
  responsePathAsArray,
} from 'graphql';
import { exactNumber } from '../../../src/core/json.ts';
import { type Draw, drawsOf, pick } from './drawn.ts';

const SDL = /* GraphQL */ `
  scalar JSON
  enum Colour { RED GREEN }
  input Nested { list: [Int!], any: JSON, flag: Boolean = true }
  interface Named { text(prefix: String = "p", count: Int, nested: Nested): String, needed: String!, named: Named }
  union Either = Thing | Other
  type Query {
    text(prefix: String = "p", count: Int, nested: Nested): String
    needed: String!
    named: Named
    thing: Thing
    neededThing: Thing!
    things: [Thing]
    neededThings: [Thing!]!
    either: Either
    eithers: [Either!]
    number: Int
    json: JSON
    matrix: [[Int!]]
  }
  type Mutation { text(prefix: String = "p", count: Int, nested: Nested): String, thing: Thing, needed: String!, neededThing: Thing!, neededThings: [Thing!]!, eithers: [Either!] }
  type Thing implements Named {
    text(prefix: String = "p", count: Int, nested: Nested): String
    needed: String!
    named: Named
    thing: Thing
    neededThing: Thing!
    things: [Thing]
    neededThings: [Thing!]!
    either: Either
    eithers: [Either!]
    id: ID!
    number: Int
    float: Float!
    flag: Boolean
    colour: Colour
    colours: [Colour!]!
    json: JSON
    neededJson: JSON!
    texts: [String]
    neededTexts: [String!]
    matrix: [[Int!]]
  }
  type Other implements Named {
    text(prefix: String = "p", count: Int, nested: Nested): String
    needed: String!
    named: Named
    flag: Boolean
    neededThing: Thing!
    eithers: [Either!]
  }
`;

/** What resolvers are told of the run. */
export interface DrawnContext {
  readonly seed: number;
  /** Of a hundred, how many values are bad or late. */
  readonly trouble: number;
  readonly late: number;
  /** What was called, in order. */
  readonly calls: string[];
}

const JSON_VALUES: readonly unknown[] = [
  JSON.parse('{"then": "a key"}'),
  JSON.parse('{"__proto__": {"x": 1}, "constructor": [null]}'),
  exactNumber(1e21),
  [1, [2, { deep: 'ä\u2028"' }]],
  'text',
  0,
  false,
];

/** The schema. Its resolvers do the same at the same place of an answer, whoever executes it. */
export function drawnSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type) && type.name === 'Colour') continue;
    if (isAbstractType(type)) {
      type.resolveType = (source, context, { path }) => {
        const { seed, trouble, late } = context as DrawnContext;
        const draw = drawsOf(`${seed} type ${responsePathAsArray(path)} ${JSON.stringify(source)}`);
        const name = (source as { type?: string }).type ?? 'Thing';
        const told = draw(300) < trouble ? pick(draw, ['Nobody', 'Query', 'Either', undefined, 3 as never]) : name;
        return draw(100) < late / 4 ? hops(draw(4), () => told as string) : (told as string);
      };
    }
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    if (type.name === 'Other') {
      type.isTypeOf = (_, context, { path }) => {
        const { seed, trouble, late } = context as DrawnContext;
        const draw = drawsOf(`${seed} is ${responsePathAsArray(path)}`);
        const isIt = draw(300) >= trouble;
        return draw(100) < late / 4 ? hops(draw(4), () => isIt) : isIt;
      };
    }
    for (const field of Object.values(type.getFields())) {
      // Some have none: their values are properties, or methods.
      if (field.name === 'flag') continue;
      field.resolve = (_, args, context, info) => resolve(args, context as DrawnContext, info);
    }
  }
  return schema;
}

function resolve(args: object, { seed, trouble, late, calls }: DrawnContext, info: GraphQLResolveInfo): unknown {
  const path = responsePathAsArray(info.path).join('.');
  const draw = drawsOf(`${seed} ${path} ${info.parentType.name}.${info.fieldName} ${JSON.stringify(args)}`);
  calls.push(`${path} ${info.fieldName} ${info.operation.operation} ${JSON.stringify(args)}`);
  return drawValue(draw, info.returnType, { trouble, late }, `${path} ${JSON.stringify(args)}`);
}

type Odds = Pick<DrawnContext, 'trouble' | 'late'>;

function drawValue(draw: Draw, type: GraphQLOutputType, odds: Odds, told: string): unknown {
  const bad = draw(100) < odds.trouble ? draw(6) : -1;
  const isLate = draw(100) < odds.late;
  const wait = draw(8);
  const give = () => {
    if (bad === 0) throw new Error(`thrown ${told}`);
    if (bad === 1) throw new GraphQLError(`told ${told}`, { extensions: { code: 'X', told } });
    if (bad === 2) return new Error(`returned ${told}`);
    if (bad === 3) return pick(draw, [null, undefined]);
    if (bad === 4) return pick<unknown>(draw, ['text', 3.5, { an: 'object' }, [[{}]], Number.NaN, Symbol.iterator]);
    return goodValue(draw, type, odds, told);
  };
  if (!isLate) return give();
  return wait === 7 ? setImmediate().then(give) : hops(wait, give);
}

function goodValue(draw: Draw, wrapped: GraphQLOutputType, odds: Odds, told: string): unknown {
  const type = getNullableType(wrapped);
  if (isListType(type)) {
    const items = Array.from({ length: draw(4) }, (_, index) => drawItem(draw, type.ofType, odds, `${told}[${index}]`));
    return draw(10) === 0 ? new Set(items) : items;
  }
  const { name } = type as { name: string };
  if (name === 'JSON') return pick(draw, JSON_VALUES);
  if (name === 'Colour') return pick(draw, ['RED', 'GREEN']);
  if (name === 'Int') return draw(100);
  if (name === 'Float') return draw(100) / 8;
  if (name === 'Boolean') return draw(2) === 0;
  if (name === 'String' || name === 'ID')
    return pick<unknown>(draw, [`text of ${told}`, 'ä "quoted" \u{1F600}', 7, true]);
  const flag = pick<unknown>(draw, [true, null, () => true, async () => false, 'no boolean']);
  return { type: pick(draw, ['Thing', 'Other']), flag };
}

/** Items are no thrown errors: a list that is made throws by itself. */
function drawItem(draw: Draw, type: GraphQLOutputType, odds: Odds, told: string): unknown {
  try {
    return drawValue(draw, type, odds, told);
  } catch (error) {
    return error;
  }
}

/** A promise that takes so many microtasks. */
async function hops<T>(count: number, give: () => T): Promise<T> {
  for (let hop = 0; hop < count; hop++) await undefined;
  return give();
}
