/**
 * @module How large a document is, before anything else looks at it. The known packages measure by rules of validation, beside
 * the rule that compares fields with each other, which is the dearest of all: a document has cost most when it is refused.
 * Their cost leaves introspection out, knows no lists of ids, and takes a page whose size is a variable for one agent
 * (graphql-armor 3.2). This walk visits each node once, and counts a fragment as often as it is spread.
 */
import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/** What a document asks for, each fragment in each place where it is spread. */
export interface DocumentSize {
  /** Fields inside one another. */
  readonly depth: number;
  /** Fields with an alias. */
  readonly aliases: number;
  /** Fields at the top of all operations together. */
  readonly rootFields: number;
  /** Directives, those of definitions included. */
  readonly directives: number;
}

const EMPTY: DocumentSize = { depth: 0, aliases: 0, rootFields: 0, directives: 0 };

/** An operation, a fragment, a field: what has directives, and selects. */
type Selector = {
  readonly directives?: readonly unknown[] | undefined;
  readonly selectionSet?: SelectionSetNode | undefined;
};

/**
 * Measures a document that was parsed and is not validated yet: fragments may be unknown, or spread themselves. What is
 * spread inside of itself counts once, since validation refuses it.
 *
 * @throws RangeError when it is nested deeper than can be walked
 */
export function measureDocument({ definitions }: DocumentNode): DocumentSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, DocumentSize>();

  /** The fields that are selected here are its root fields, until they are known to be inside another. */
  function sizeOf({ directives = [], selectionSet }: Selector): DocumentSize {
    let size: DocumentSize = { ...EMPTY, directives: directives.length };
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD)
        size = together(size, inside(sizeOf(selection), selection.alias !== undefined));
      if (selection.kind === Kind.INLINE_FRAGMENT) size = together(size, sizeOf(selection));
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        size = together(size, { ...EMPTY, directives: selection.directives?.length ?? 0 });
        size = together(size, sizeOfFragment(selection.name.value));
      }
    }
    return size;
  }

  function sizeOfFragment(name: string): DocumentSize {
    const known = measured.get(name);
    if (known !== undefined) return known;
    // For spreads of the fragment inside of itself.
    measured.set(name, EMPTY);
    const size = sizeOf(fragments.get(name) ?? {});
    measured.set(name, size);
    return size;
  }

  let size = EMPTY;
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const ofVariables = (definition.variableDefinitions ?? []).map(sizeOf);
    size = [sizeOf(definition), ...ofVariables].reduce(together, size);
  }
  // What is never spread is refused by validation, which looks at it all the same.
  for (const name of fragments.keys()) {
    if (!measured.has(name)) size = together(size, { ...sizeOfFragment(name), rootFields: 0 });
  }
  return size;
}

function together(one: DocumentSize, other: DocumentSize): DocumentSize {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: sum(one.aliases, other.aliases),
    rootFields: sum(one.rootFields, other.rootFields),
    directives: sum(one.directives, other.directives),
  };
}

/** Fragments that spread each other twice come to 2^1000 and more, which no JSON can say. */
function sum(one: number, other: number): number {
  return Math.min(one + other, Number.MAX_SAFE_INTEGER);
}

/** A field that holds what is measured. */
function inside(size: DocumentSize, hasAlias: boolean): DocumentSize {
  return { ...size, depth: size.depth + 1, aliases: size.aliases + (hasAlias ? 1 : 0), rootFields: 1 };
}
