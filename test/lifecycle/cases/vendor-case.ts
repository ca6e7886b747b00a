import type { AgentOperation } from '../../../src/core/agent.ts';

/** A name, and whatever else an input of a mutation holds. */
export interface AgentInput {
  readonly name: string;
  readonly extension?: object;
  readonly [field: string]: unknown;
}

/** A place of an agent that takes a text. */
export interface TextPlace {
  /** Path in the mutation's input, e.g. `extension.acme.greeting`. */
  readonly field: string;
  /** Path in the vendor's document. */
  readonly wire: readonly string[];
  /** It takes a list of texts. @default false */
  readonly isList?: boolean;
}

/** What the suites over all vendors do with one of them: inputs that it takes. */
export interface VendorCase {
  /** The vendor's. */
  readonly key: string;
  /** Input of `createAgent`, without the account. */
  readonly create: AgentInput;
  /** Input of `updateAgent`, without the id. */
  readonly update: AgentInput;
  /** Which of the operations the vendor has. */
  readonly has: readonly Exclude<AgentOperation, 'UPDATE' | 'DELETE' | 'COPY'>[];
  /** Whether publishing takes notes. @default true */
  readonly takesNotes?: boolean;
  /**
   * What a copy from another vendor is given, where the target requires what not every original has: the extension of
   * `copyAgent` with this name. It may hold unified fields too, which are left out where the original has them.
   * @default nothing
   */
  readonly copied?: (name: string) => object;
  /** Whether even a copy inside the vendor has to be given something of its own. @default false */
  readonly isCopiedAnew?: boolean;
  /** Extension that has to stand beside all unified fields of a copy. @default nothing */
  readonly besideUnified?: object;
  /** The vendor keeps a model under another one of its names. @default false */
  readonly hasModelAliases?: boolean;
  /** Answers to a form that only the account's owner knows. @default none */
  readonly known?: object;
  /** Input of a new agent that is wrong in several places, and which. @default an empty name and a tag */
  readonly mistakes?: { readonly input: object; readonly fields: readonly string[] };
  /** Places of an agent that take a free text, in fields, in free-form JSON and in lists: secrets are tried there. */
  readonly texts: readonly TextPlace[];
  /** Input for one more new agent, where more has to differ than the name. @default only the name does */
  readonly another?: (create: AgentInput, name: string) => AgentInput;
}
