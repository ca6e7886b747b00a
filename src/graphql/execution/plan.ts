/** @module What an operation is compiled into. */
import type { FieldNode, GraphQLField, GraphQLFieldResolver, GraphQLObjectType } from 'graphql';
import type { FieldCount } from '../limits/count-field.ts';
import type { Frame, Via } from './frame.ts';
import type { Run } from './run.ts';

/** The object or the list that a completed value is put into. */
export type Container = { [key: string | number]: unknown };

/** The fields of an object of one type. */
export interface SelectionPlan {
  readonly fields: readonly FieldPlan[];
  /** An object with all names of the answer in their order, and the values that are always the same. */
  readonly template: Readonly<Container>;
  /** Whether others can have the same object, where it is made of the same source. */
  readonly isShareable: boolean;
}

/**
 * Completes a value that stands at `key` of `into`, the object or list whose frame is `owner`. What it gives may still wait for
 * values in it: then it holds the owner.
 *
 * @throws what is wrong with the value
 */
export type Complete = (
  run: Run,
  value: unknown,
  owner: Frame,
  into: Container,
  key: string | number,
  via: Via,
) => unknown;

/** A place of the answer: a field, or an item of its list. */
export interface SlotPlan {
  readonly field: FieldPlan;
  readonly isRequired: boolean;
  readonly complete: Complete;
}

/** One name of an object of the answer, with all fields of the document that are merged in it. */
export interface FieldPlan extends SlotPlan {
  readonly name: string;
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  /** undefined: the property of the field's name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  /** Whether its value depends on nothing but the source. */
  readonly isPure: boolean;
  readonly argumentsOf: (run: Run) => { readonly [argument: string]: unknown };
  /** undefined where the field's own resolver counts, or nothing does. */
  readonly count: FieldCount | undefined;
  /** The plan of its objects, of one of their types. */
  selectionOf(type: GraphQLObjectType): SelectionPlan;
}
