/** @module What the SDK says of assistants. It answers them in wire keys, and takes them in its own spelling of the same. */
import type { Client } from '@langchain/langgraph-sdk';

type Assistants = Client['assistants'];

type SnakeCase<Name> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : '';

/** An argument of a method as it goes over the wire; `signal` never does. */
type Body<Argument> = { [Name in keyof Omit<Argument, 'signal'> as SnakeCase<Name>]: Omit<Argument, 'signal'>[Name] };

export type Agent = Awaited<ReturnType<Assistants['get']>>;
export type CreateAgent = Body<Parameters<Assistants['create']>[0]>;
export type UpdateAgent = Body<Parameters<Assistants['update']>[1]>;
