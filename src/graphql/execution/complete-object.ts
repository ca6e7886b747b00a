import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  isObjectType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { executeFields } from './execute-fields.ts';
import { after, hold, release, tellFrame } from './failures.ts';
import { FieldInfo } from './field-info.ts';
import { Frame, OBJECT } from './frame.ts';
import { isPromise } from './is-promise.ts';
import type { Complete, FieldPlan, SlotPlan } from './plan.ts';
import { isPure } from './pure.ts';
import type { Run } from './run.ts';

/** Completes objects of one type. */
export function completeObject(type: GraphQLObjectType, slotOf: () => SlotPlan): Complete {
  return (run, value, owner, into, key, via) =>
    enter(run, value, type, new Frame(owner, key, slotOf(), into, OBJECT, via));
}

/** Completes objects of an interface or a union. */
export function completeAbstract(type: GraphQLAbstractType, slotOf: () => SlotPlan): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (run, value, owner, into, key, via) => {
    const { field } = slotOf();
    const frame = new Frame(owner, key, slotOf(), into, OBJECT, via);
    if (!isPure(resolveType)) run.ownValues++;
    const told = resolveType(value, run.context, infoOf(run, frame), type);
    const enterAs = (name: unknown) => enter(run, value, checkType(run, name, type, field, value), frame);
    return isPromise(told) ? whenTold(run, frame, told, enterAs) : enterAs(told);
  };
}

function enter(run: Run, value: unknown, type: GraphQLObjectType, frame: Frame): unknown {
  const { field } = frame.slot as SlotPlan;
  if (!type.isTypeOf) return executeFields(run, field.selectionOf(type), value, frame);
  run.ownValues++;
  const told = type.isTypeOf(value, run.context, infoOf(run, frame));
  const enterIf = (isOfType: unknown) => {
    if (!isOfType) throw wrongType(type, value, field);
    return executeFields(run, field.selectionOf(type), value, frame);
  };
  return isPromise(told) ? whenTold(run, frame, told, enterIf) : enterIf(told);
}

/** Goes on when a promise tells the type. Until then, null stands in the place. */
function whenTold(run: Run, frame: Frame, told: PromiseLike<unknown>, enterAs: (told: unknown) => unknown): null {
  const owner = frame.prev as Frame;
  const hops = frame.delay - OBJECT;
  frame.delay++;
  const fail = (error: unknown) => after(hops, () => tellFrame(run, frame, error));
  told.then((type) => {
    // It waits for nothing yet; the one around it is held until it is known whether it will.
    frame.pending = 0;
    try {
      frame.into[frame.key] = enterAs(type);
    } catch (error) {
      return fail(error);
    }
    if (frame.pending === 0) release(run, owner, hops);
    else owner.pending--;
  }, fail);
  hold(frame);
  return null;
}

function infoOf(run: Run, frame: Frame): FieldInfo {
  let field: Frame = frame;
  while (typeof field.key === 'number' && field.prev !== undefined) field = field.prev;
  return new FieldInfo(run, (frame.slot as SlotPlan).field, field.prev as Frame);
}

/** The type of a name that a resolver has told. @throws GraphQLError as graphql-js does */
function checkType(run: Run, name: unknown, abstract: GraphQLAbstractType, field: FieldPlan, value: unknown) {
  const { schema } = run.source;
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  if (isObjectType(type) && schema.isSubType(abstract, type)) return type;
  const place = `Abstract type "${abstract.name}" must resolve to an Object type at runtime for field "${field.parentType.name}.${field.name}"`;
  if (name === null || name === undefined) {
    const hint = `Either the "${abstract.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`;
    throw new GraphQLError(`${place}. ${hint}`, { nodes: field.nodes });
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(`${place} with value ${inspect(value)}, received "${inspect(name)}".`);
  }
  const told =
    type === undefined
      ? `Abstract type "${abstract.name}" was resolved to a type "${name}" that does not exist inside the schema.`
      : isObjectType(type)
        ? `Runtime Object type "${name}" is not a possible type for "${abstract.name}".`
        : `Abstract type "${abstract.name}" was resolved to a non-object type "${name}".`;
  throw new GraphQLError(told, { nodes: field.nodes });
}

function wrongType({ name }: GraphQLObjectType, value: unknown, { nodes }: FieldPlan): GraphQLError {
  return new GraphQLError(`Expected value of type "${name}" but got: ${inspect(value)}.`, { nodes });
}
