/** @module Random predicates, and agents that they can be about. */
import * as fc from 'fast-check';
import { and, hasAny, isIn, not, or } from '../../../src/agents/filter/combine.ts';
import { type AgentField, type Predicate, type Scalar, unified } from '../../../src/agents/filter/predicate.ts';
import type { AgentStatus } from '../../../src/core/agent.ts';
import type { FakeAgent } from '../../support/fake-vendor.ts';

const WORDS = ['', 'a', 'ab', 'abc', 'B', 'ab b', 'ë'];
const TAGS = ['a', 'b', 'c'];
const STATUSES: readonly AgentStatus[] = ['ACTIVE', 'PAUSED', 'DRAFT', 'ARCHIVED'];
const TIMES = [0, 1_000, 2_000, 3_000].map((time) => new Date(time));

const someWord = fc.constantFrom(...WORDS);
const someTime = fc.constantFrom(...TIMES);

const someTextCondition = (name: AgentField): fc.Arbitrary<Predicate> => {
  const field = unified(name);
  return fc.oneof(
    fc.subarray(WORDS).map((values) => isIn<Scalar>(field, values)),
    someWord.map((value): Predicate => ({ op: 'CONTAINS', field, value })),
    someWord.map((value): Predicate => ({ op: 'STARTS_WITH', field, value })),
    fc.constant<Predicate>({ op: 'IS_NULL', field }),
  );
};

const someTimeCondition = (name: AgentField): fc.Arbitrary<Predicate> =>
  fc.oneof(
    fc
      .record({ op: fc.constantFrom('GT', 'GTE', 'LT', 'LTE'), value: someTime })
      .map(({ op, value }): Predicate => ({ op, field: unified(name), value })),
    fc.subarray(TIMES).map((values) => isIn<Scalar>(unified(name), values)),
    fc.constant<Predicate>({ op: 'IS_NULL', field: unified(name) }),
  );

const someListCondition: fc.Arbitrary<Predicate> = fc.oneof(
  fc.subarray(TAGS).map((values) => hasAny<Scalar>(unified('tags'), values)),
  fc.constantFrom<Predicate>({ op: 'IS_NULL', field: unified('tags') }, { op: 'IS_EMPTY', field: unified('tags') }),
);

/** On every kind of field that a fake vendor's agents have. */
export const someCondition: fc.Arbitrary<Predicate> = fc.oneof(
  someTextCondition('name'),
  someTextCondition('description'),
  someTextCondition('instructions'),
  someTimeCondition('createdAt'),
  someTimeCondition('updatedAt'),
  someListCondition,
  fc.subarray([...STATUSES]).map((values) => isIn<Scalar>(unified('status'), values)),
  fc.subarray(['fake', 'account0', 'account1']).map((values) => isIn<Scalar>(unified('accountId'), values)),
  fc.subarray(['FAKE', 'OTHER']).map((values) => isIn<Scalar>(unified('vendor'), values)),
  fc.subarray(['fake:1', 'fake:2', 'account0:1', 'nonsense']).map((values) => isIn<Scalar>(unified('id'), values)),
  fc.subarray(['1', '2', '3']).map((values) => isIn<Scalar>(unified('vendorId'), values)),
  someWord.map((text): Predicate => ({ op: 'SEARCH', text })),
);

/** Combined in any way. */
export const somePredicate: fc.Arbitrary<Predicate> = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    someCondition,
    fc.array(tie('tree'), { maxLength: 3 }).map((operands) => and(operands)),
    fc.array(tie('tree'), { maxLength: 3 }).map((operands) => or(operands)),
    tie('tree').map((operand) => not(operand)),
  ),
})).tree;

/** An agent of a fake vendor, with values that the predicates name. */
export const someAgent: fc.Arbitrary<FakeAgent> = fc.record({
  id: fc.constantFrom('1', '2', '3'),
  name: someWord,
  description: fc.option(someWord),
  instructions: fc.option(someWord),
  status: fc.option(fc.constantFrom(...STATUSES), { nil: null }),
  tags: fc.option(fc.subarray(TAGS)),
  createdAt: fc.option(someTime.map((time) => time.getTime())),
  updatedAt: fc.option(someTime.map((time) => time.getTime())),
});
