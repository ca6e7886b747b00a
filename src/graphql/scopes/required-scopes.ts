/** @module What the schema says of the scopes that fields need. */
import { type DirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';
import type { Scope } from '../../access/caller.ts';

const REQUIRES_SCOPES = 'requiresScopes';

/** Lists of scopes: a caller needs all of one list. */
export type RequiredScopes = readonly (readonly Scope[])[];

/** What a field needs, by `Type.field`. */
export type ScopesOfFields = ReadonlyMap<string, RequiredScopes>;

/** What fields need, as `@requiresScopes` says it in the plain schema: the one place in which it is written down. */
export function scopesOfFields(schema: DocumentNode): ScopesOfFields {
  const found = new Map<string, RequiredScopes>();
  for (const definition of schema.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name, directives = [] } of definition.fields ?? []) {
      const directive = directives.find((node) => node.name.value === REQUIRES_SCOPES);
      if (directive !== undefined) found.set(`${definition.name.value}.${name.value}`, readScopes(directive));
    }
  }
  return found;
}

function readScopes({ arguments: given = [] }: DirectiveNode): RequiredScopes {
  return given.flatMap(({ value }) => valueFromASTUntyped(value) as RequiredScopes);
}
