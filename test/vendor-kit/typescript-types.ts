/** @module The types that a TypeScript file exports, as JSON Schema. The compiler that checks this project reads them. */
import { join } from 'node:path';
import { API, type Checker, SignatureKind, SymbolFlags, type Type, TypeFlags } from 'typescript/unstable/sync';
import type { JsonSchema } from '../../src/contract/json-schema.ts';
import type { SchemaSource } from './keys.ts';

/**
 * Reads the exported types of `types.ts` in a folder with a `tsconfig.json`. That file picks them from the declarations of
 * an SDK, and says what it takes to make wire keys of them.
 *
 * @returns by the names of the exports
 * @throws Error where the file does not compile, for example because the SDK has no such type any more
 */
export function readTypeScriptTypes(folder: string): ReadonlyMap<string, SchemaSource> {
  const api = new API({ cwd: folder });
  try {
    const [project] = api.updateSnapshot({ openProjects: [join(folder, 'tsconfig.json')] }).getProjects();
    const path = join(folder, 'types.ts');
    const file = project?.program.getSourceFile(path);
    const exported = file && project?.checker.getSymbolAtLocation(file);
    if (project === undefined || exported === undefined) throw new Error(`${path} exports nothing`);
    const mistakes = project.program.getSemanticDiagnostics(path).map(({ text }) => text);
    if (mistakes.length > 0) throw new Error(`${path}: ${mistakes.join('; ')}`);
    const { checker } = project;
    return new Map(
      checker
        .getExportsOfModule(exported)
        .map((symbol) => [symbol.name, new TypeReader(checker).read(checker.getDeclaredTypeOfSymbol(symbol))]),
    );
  } finally {
    api.close();
  }
}

/** All types but the simplest become definitions, so that those that contain themselves come to an end. */
class TypeReader {
  private readonly checker: Checker;
  private readonly definitions = new Map<string, JsonSchema>();

  constructor(checker: Checker) {
    this.checker = checker;
  }

  read(type: Type): SchemaSource {
    return { root: this.schemaOf(type), resolve: (schema) => this.definitions.get(schema.$ref ?? '') ?? schema };
  }

  private schemaOf(type: Type): JsonSchema {
    const { flags } = type;
    if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {};
    if (flags & TypeFlags.Null) return { type: 'null' };
    if (flags & TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isStringLiteralType() || type.isNumberLiteralType()) return { const: type.value };
    if (flags & TypeFlags.NumberLike) return { type: 'number' };
    if (flags & TypeFlags.StringLike) return { type: 'string' };
    const $ref = `#/$defs/${type.id}`;
    if (!this.definitions.has($ref)) {
      // What is inside may refer to what it is in.
      this.definitions.set($ref, {});
      this.definitions.set($ref, this.definitionOf(type));
    }
    return { $ref };
  }

  private definitionOf(type: Type): JsonSchema {
    if (type.isUnionType()) {
      const isThere = (member: Type) => !(member.flags & (TypeFlags.Undefined | TypeFlags.Void));
      return { anyOf: this.schemasOf(type.getTypes().filter(isThere)) };
    }
    // `string & {}` is written for "these words, or any other".
    if (type.isIntersectionType() && type.getTypes().some((member) => member.flags & TypeFlags.StringLike)) {
      return { type: 'string' };
    }
    if (this.checker.isArrayLikeType(type) && type.isTypeReference()) {
      return { type: 'array', items: { anyOf: this.schemasOf(this.checker.getTypeArguments(type)) } };
    }
    return this.objectOf(type);
  }

  private schemasOf(types: readonly Type[]): JsonSchema[] {
    return types.map((type) => this.schemaOf(type));
  }

  private objectOf(type: Type): JsonSchema {
    const members = this.checker.getPropertiesOfType(type).map((member) => {
      const memberType = this.checker.getTypeOfSymbol(member) ?? this.checker.getAnyType();
      const [method] = this.checker.getSignaturesOfType(memberType, SignatureKind.Call);
      return {
        name: member.name,
        type: memberType,
        isOptional: (member.flags & SymbolFlags.Optional) !== 0,
        /** Of a method; JSON has none. */
        result: method && this.checker.getReturnTypeOfSignature(method),
      };
    });
    const toJson = members.find(({ name }) => name === 'toJSON');
    // What a `Date` is on the wire.
    if (toJson?.result !== undefined) return this.schemaOf(toJson.result);
    const values = members.filter(({ result }) => result === undefined);
    const object: JsonSchema = {
      type: 'object',
      properties: Object.fromEntries(values.map(({ name, type: valueType }) => [name, this.schemaOf(valueType)])),
      required: values.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
      additionalProperties: false,
    };
    // An index signature says that keys without a name are meant, too.
    const [rest] = this.checker.getIndexInfosOfType(type);
    if (rest === undefined) return object;
    return { anyOf: [object, { type: 'object', additionalProperties: this.schemaOf(rest.valueType) }] };
  }
}
