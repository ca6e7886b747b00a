/**
 * @module Other names for the types and root fields of the subgraph, for a graph in which another service has a type or
 * a field of the same name: one of the two has to give way, and composition can not rename.
 */
import { type DocumentNode, isTypeDefinitionNode, Kind, type NameNode, visit } from 'graphql';
import type { ResolverMap } from '../resolvers/resolver-map.ts';

/** Root types have to be called so, and these two are Relay's, the same in every service. */
const KEPT = new Set(['Query', 'Mutation', 'Node', 'PageInfo']);

const ROOTS = new Set(['Query', 'Mutation']);

/** The name of a type in the subgraph. Types that are not renamed keep theirs. */
export type TypeNames = (name: string) => string;

/**
 * The names that a prefix gives. Scalars keep theirs: those of one name are one in the whole graph, whoever defines them.
 *
 * @param prefix empty: nothing is renamed
 */
export function prefixedTypes(document: DocumentNode, prefix: string): TypeNames {
  const renamed = new Set(
    document.definitions
      .filter(isTypeDefinitionNode)
      .filter(({ kind, name }) => kind !== Kind.SCALAR_TYPE_DEFINITION && !KEPT.has(name.value))
      .map(({ name }) => name.value),
  );
  return (name) => (prefix !== '' && renamed.has(name) ? prefix + name : name);
}

/** The schema with other names. */
export function prefixDocument(document: DocumentNode, prefix: string): DocumentNode {
  const typeName = prefixedTypes(document, prefix);
  const renameNode = <Node extends { readonly name: NameNode }>(node: Node, name: string): Node => ({
    ...node,
    name: { ...node.name, value: name },
  });
  const renameType = <Node extends { readonly name: NameNode }>(node: Node) =>
    renameNode(node, typeName(node.name.value));
  return visit(document, {
    NamedType: renameType,
    ObjectTypeDefinition: {
      enter: (node) =>
        ROOTS.has(node.name.value)
          ? {
              ...node,
              fields: node.fields?.map((field) => renameNode(field, rootField(field.name.value, prefix))) ?? [],
            }
          : renameType(node),
    },
    InterfaceTypeDefinition: renameType,
    UnionTypeDefinition: renameType,
    EnumTypeDefinition: renameType,
    InputObjectTypeDefinition: renameType,
  });
}

/** The resolvers under the names of {@link prefixDocument}. */
export function prefixResolvers(resolvers: ResolverMap, typeName: TypeNames, prefix: string): ResolverMap {
  return Object.fromEntries(
    Object.entries(resolvers).map(([type, members]) => [
      typeName(type),
      Object.fromEntries(
        Object.entries(members).map(([key, member]) => {
          if (key === '__resolveType') return [key, renamedResult(member, typeName)];
          return [ROOTS.has(type) ? rootField(key, prefix) : key, member];
        }),
      ),
    ]),
  );
}

function renamedResult(resolveType: (...args: unknown[]) => string, typeName: TypeNames) {
  return (...args: unknown[]) => typeName(resolveType(...args));
}

/** `agents` becomes `rollcallAgents`. */
function rootField(name: string, prefix: string): string {
  if (prefix === '') return name;
  return prefix.charAt(0).toLowerCase() + prefix.slice(1) + name.charAt(0).toUpperCase() + name.slice(1);
}
