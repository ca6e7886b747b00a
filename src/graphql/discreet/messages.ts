/**
 * @module What GraphQL's own errors say, without the caller's values in it. A value at the wrong place may be a
 * credential, and messages end in logs and on screens. What passes is what is known to hold no value; the rest is said anew.
 */
import { GraphQLError } from 'graphql';

/** What the parser expected or found: kinds of tokens and punctuation, never the text of a token. */
const TOKEN = '(?:<EOF>|"[!$&().:=@[\\]{|}]+"|[A-Z][A-Za-z]+)';

const SYNTAX = new RegExp(`^Syntax Error: (?:Expected (?:${TOKEN}|"[a-z]+"), found ${TOKEN}|Unexpected ${TOKEN})`);

/** Messages that quote a value, and what is said instead. */
const REWORDED: readonly (readonly [RegExp, string])[] = [
  [/^Argument "(\w+)" has invalid value .*$/s, 'Argument "$1" has a value that is not allowed.'],
  [/^Unknown operation named .*$/s, 'The document holds no operation of that name.'],
  [
    /^Unexpected parameter .*$/s,
    'Unexpected parameter in the request: it takes query, variables, operationName and extensions.',
  ],
];

/** The same error without values. Its place in the document stays: whoever sent the document can look there. */
export function withoutValues(error: GraphQLError): GraphQLError {
  const message = discreetMessage(error.message);
  if (message === error.message) return error;
  return new GraphQLError(message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    extensions: error.extensions,
  });
}

function discreetMessage(message: string): string {
  if (message.startsWith('Syntax Error:')) return `${SYNTAX.exec(message)?.[0] ?? 'Syntax Error: unexpected text'}.`;
  const rule = REWORDED.find(([pattern]) => pattern.test(message));
  return rule === undefined ? message : message.replace(...rule);
}
