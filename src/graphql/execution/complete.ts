/** @module How values are completed, by the type of their place: made once, when an operation is compiled. */
import {
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { completeAbstract, completeObject } from './complete-object.ts';
import { completeItemLater } from './execute-fields.ts';
import { abandon, failNow } from './failures.ts';
import { Frame, LIST } from './frame.ts';
import { isPromise } from './is-promise.ts';
import type { Complete, Container, FieldPlan, SlotPlan } from './plan.ts';
import { serializerOf } from './serialize.ts';

/** How a value is completed where it is neither null nor an error. */
type CompleteValue = Complete;

/** How values of a type are completed. `slotOf` gives the place itself, which is made with what this gives. */
export function completerOf(type: GraphQLOutputType, slotOf: () => SlotPlan): Complete {
  const isRequired = isNonNullType(type);
  const inner = isRequired ? type.ofType : type;
  const completeValue = valueCompleter(inner as GraphQLOutputType, slotOf);
  return (run, value, owner, into, key, via) => {
    if (value === null || value === undefined) {
      if (isRequired) throw nullError(slotOf().field);
      return null;
    }
    if (value instanceof Error) throw value;
    return completeValue(run, value, owner, into, key, via);
  };
}

function nullError({ parentType, name }: FieldPlan): Error {
  return new Error(`Cannot return null for non-nullable field ${parentType.name}.${name}.`);
}

function valueCompleter(type: GraphQLOutputType, slotOf: () => SlotPlan): CompleteValue {
  if (isLeafType(type)) return completeLeaf(type);
  if (isListType(type)) return completeList(type, slotOf);
  if (isObjectType(type)) return completeObject(type, slotOf);
  return completeAbstract(type as Parameters<typeof completeAbstract>[0], slotOf);
}

function completeLeaf(type: GraphQLLeafType): CompleteValue {
  const serialize = serializerOf(type);
  return (_run, value) => serialize(value);
}

function completeList(type: GraphQLList<GraphQLOutputType>, slotOf: () => SlotPlan): CompleteValue {
  const itemType = type.ofType;
  let item: SlotPlan | undefined;
  const itemOf = (): SlotPlan => {
    item ??= {
      field: slotOf().field,
      isRequired: isNonNullType(itemType),
      complete: completerOf(itemType, itemOf),
    };
    return item;
  };
  return (run, value, owner, into, key, via) => {
    if (!isIterable(value)) {
      const { parentType, name } = slotOf().field;
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${parentType.name}.${name}".`);
    }
    const frame = new Frame(owner, key, slotOf(), into, LIST, via);
    try {
      return completeItems(run, itemOf(), Array.isArray(value) ? value : [...value], frame);
    } catch (error) {
      abandon(frame);
      throw error;
    }
  };
}

function completeItems(
  run: Parameters<Complete>[0],
  item: SlotPlan,
  values: readonly unknown[],
  frame: Frame,
): unknown[] {
  const result: unknown[] = new Array(values.length);
  const into = result as unknown as Container;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    try {
      if (isPromise(value)) {
        result[index] = null;
        completeItemLater(run, item, value, frame, into, index);
      } else result[index] = item.complete(run, value, frame, into, index, 1);
    } catch (error) {
      result[index] = failNow(run, item, frame, index, error);
    }
  }
  return result;
}

/** As graphql-js tells them: a text is none. */
function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    typeof value[Symbol.iterator] === 'function'
  );
}
