import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { Container, SlotPlan } from './plan.ts';

/** How many microtasks graphql-js takes from a value's end to the field: more when a promise gave the value. */
export type Via = 1 | 2;

/** How many microtasks graphql-js takes with an object (`Promise.all`, and its keys) and with a list (`Promise.all`). */
export const OBJECT = 2;
export const LIST = 1;

/** An object or a list of the answer that is being made. The root stands in nothing. */
export class Frame {
  readonly prev: Frame | undefined;
  readonly key: string | number;
  readonly slot: SlotPlan | undefined;
  /** What it is put into. */
  readonly into: Container;
  readonly via: Via;
  /** Microtasks from an error in it to the one that is told of it. */
  delay: number;
  /** How many values in it are waited for. While there are any, it is one of those of the frame around it. */
  pending = 0;
  /** An error will stand for it: what becomes of the values in it is of no interest. */
  isFailed = false;
  /** Thrown beside values that are waited for: told when they are there. */
  doom: GraphQLError | undefined = undefined;

  /** @param kind {@link OBJECT} or {@link LIST} */
  constructor(
    prev: Frame | undefined,
    key: string | number,
    slot: SlotPlan | undefined,
    into: Container,
    kind: number,
    via: Via,
  ) {
    this.prev = prev;
    this.key = key;
    this.slot = slot;
    this.into = into;
    this.via = via;
    this.delay = kind + via;
  }
}

type Path = GraphQLResolveInfo['path'];

/** Where a field stands in the answer, as resolvers get to see it. */
export function pathOfField(owner: Frame, key: string, typename: string): Path {
  return { prev: pathOfFrame(owner), key, typename };
}

function pathOfFrame({ prev, key, slot }: Frame): Path | undefined {
  if (prev === undefined) return undefined;
  const typename = typeof key === 'string' ? slot?.field.parentType.name : undefined;
  return { prev: pathOfFrame(prev), key, typename };
}

/** Where a value stands in the answer, as errors tell it. */
export function pathTo(owner: Frame, key: string | number): (string | number)[] {
  const path = [key];
  for (let frame = owner; frame.prev !== undefined; frame = frame.prev) path.push(frame.key);
  return path.reverse();
}
