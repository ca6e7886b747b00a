/**
 * @module A filter as a tree: what GraphQL's `AgentFilter` is read into, and what is evaluated on agents, split into what a
 * vendor can be asked for, or compiled to SQL.
 *
 * Every condition is true or false, never unknown: of a value that is null, only `IS_NULL` is true. `NOT` is the exact
 * complement, so that `NOT IN` and the like hold for null. SQL's own logic has three values: there, a condition has to be
 * written so that null makes it false.
 */
import type { FilterField, FilterFieldKind } from '../../contract/filter-fields.ts';
import type { AgentFields } from '../../core/agent.ts';
import type { Duration } from '../../core/durations.ts';

/** A field that agents of all vendors have. `id` is the global one. */
export type AgentField = 'id' | 'vendor' | 'accountId' | 'vendorId' | keyof AgentFields;

/** What is compared: texts letter for letter, times as points in time. */
export type Scalar = string | number | boolean | Date;

/** The same, where a time may also be given as its distance from now. */
export type RelativeScalar = Scalar | Duration;

/** A field that agents of all vendors have. */
export interface UnifiedReference {
  readonly kind: 'UNIFIED';
  readonly name: AgentField;
}

/** A field that only agents of one vendor have: of all others, it is null. */
export interface ExtensionReference {
  readonly kind: 'EXTENSION';
  /** Its path in a filter, which no unified field has: `extension.acmeChat.voice.speed`. */
  readonly name: string;
  /** Value of the enum `Vendor`. */
  readonly vendor: string;
  readonly field: FilterField;
}

/** What is known of the language model of an agent: it follows from the model's id, and is null where that is. */
export interface LanguageModelReference {
  readonly kind: 'LANGUAGE_MODEL';
  /** Its path in a filter, which no unified field has: `languageModel.retiresAt`. */
  readonly name: string;
  readonly valueKind: FilterFieldKind;
  readonly valueFor: (id: string) => Scalar | null;
}

/** The field that a condition is on. */
export type FieldReference = UnifiedReference | ExtensionReference | LanguageModelReference;

/** One condition on one field, or on the texts that a search looks at. */
export type Condition<Value = Scalar> =
  /** It is one of these. Never empty. */
  | { readonly op: 'IN'; readonly field: FieldReference; readonly values: readonly Value[] }
  /** It stands before or behind this one: numbers and times only. */
  | { readonly op: 'GT' | 'GTE' | 'LT' | 'LTE'; readonly field: FieldReference; readonly value: Value }
  /** A part of it is this, letter for letter. */
  | { readonly op: 'CONTAINS' | 'STARTS_WITH'; readonly field: FieldReference; readonly value: string }
  | { readonly op: 'IS_NULL'; readonly field: FieldReference }
  /** A list with at least one of these. Never empty. */
  | { readonly op: 'HAS_ANY'; readonly field: FieldReference; readonly values: readonly Value[] }
  /** A list without items. */
  | { readonly op: 'IS_EMPTY'; readonly field: FieldReference }
  /** One of the searched texts contains it, as `core/search.ts` says. */
  | { readonly op: 'SEARCH'; readonly text: string }
  /** All of these stand in its texts, the last one as a whole word or as the beginning of one. Never empty; catalogs only. */
  | { readonly op: 'WORDS'; readonly words: readonly string[] };

/** A condition on a field. */
export type FieldCondition<Value = Scalar> = Exclude<Condition<Value>, { readonly op: 'SEARCH' | 'WORDS' }>;

/**
 * Conditions, combined. Made by `and`, `or` and `not`, which keep it in one form: no `AND` directly in an `AND`, no `OR` in
 * an `OR`, `NOT` on conditions only, and no constants but {@link TRUE} and {@link FALSE} at the very top.
 */
export type Predicate<Value = Scalar> =
  | { readonly op: 'AND' | 'OR'; readonly operands: readonly Predicate<Value>[] }
  | { readonly op: 'NOT'; readonly operand: Condition<Value> }
  | Condition<Value>;

/** A predicate in which times may be relative to now. */
export type RelativePredicate = Predicate<RelativeScalar>;

/** Holds for every agent: an `AND` of nothing. */
export const TRUE = { op: 'AND', operands: [] } as const satisfies Predicate;

/** Holds for none: an `OR` of nothing. */
export const FALSE = { op: 'OR', operands: [] } as const satisfies Predicate;

/** Whether it holds for every agent. */
export function isTrue(predicate: RelativePredicate): boolean {
  return predicate.op === 'AND' && predicate.operands.length === 0;
}

/** Whether it holds for none. */
export function isFalse(predicate: RelativePredicate): boolean {
  return predicate.op === 'OR' && predicate.operands.length === 0;
}

/** A unified field. */
export function unified(name: AgentField): UnifiedReference {
  return { kind: 'UNIFIED', name };
}
