/** @module From a mutation's input to a body in a vendor's wire keys. */
import { isObject, type JsonObject } from '../core/json.ts';
import type { NullPlace, UnifiedInput, WritableUnifiedField } from './input.ts';
import { type ContractSchema, type JsonSchema, withoutNull } from './json-schema.ts';
import { fieldName } from './sdl/names.ts';

/**
 * Puts a body together. Keys that nobody gave stay away; an object appears when something in it was given. A unified field
 * whose place depends on the document is not put in here.
 */
export class BodyWriter {
  readonly nulls: NullPlace[] = [];
  private readonly unified: UnifiedInput;
  private readonly resolve: ContractSchema['resolve'];
  private readonly isPartial: boolean;
  /** How often null was given where something is required. */
  private missing = 0;

  constructor(unified: UnifiedInput, resolve: ContractSchema['resolve'], isPartial: boolean) {
    this.unified = unified;
    this.resolve = resolve;
    this.isPartial = isPartial;
  }

  object(schema: JsonSchema, given: JsonObject, path: readonly string[]): JsonObject {
    const isOfSeveralForms = schema.oneOf !== undefined && Object.keys(this.unified).length > 0;
    if (isOfSeveralForms) return this.withoutUnified(schema, given, path);
    const { properties = {}, required = [] } = schema;
    const body: JsonObject = {};
    for (const [wireKey, property] of Object.entries(properties)) {
      const { inner } = withoutNull(property);
      const notes = { ...inner, ...property };
      if (notes.operationOnly || notes.assigned) continue;
      const own = given[fieldName(wireKey, notes)];
      const shared = this.sharedAt(notes);
      const said = isGiven(shared) || own === undefined ? shared : own;
      const value = this.value(property, said, { path: [...path, wireKey], isRequired: required.includes(wireKey) });
      if (value !== undefined) body[wireKey] = value;
    }
    return body;
  }

  private withoutUnified(schema: JsonSchema, given: JsonObject, path: readonly string[]): JsonObject {
    const writer = new BodyWriter({}, this.resolve, this.isPartial);
    const body = writer.object(schema, given, path);
    this.nulls.push(...writer.nulls);
    this.missing += writer.missing;
    return body;
  }

  /** What the unified fields say of a field. Of one that is only a part of one, that it is to be cleared. */
  private sharedAt({ unified, unifiedPart }: JsonSchema): unknown {
    if (unified !== undefined) return this.unified[unified as WritableUnifiedField];
    return this.unified[unifiedPart as WritableUnifiedField] === null ? null : undefined;
  }

  private value(
    property: JsonSchema,
    given: unknown,
    place: { path: readonly string[]; isRequired: boolean },
  ): unknown {
    const { inner, nullable } = withoutNull(property);
    const schema = this.resolve(inner);
    if (given === null) {
      // In free-form JSON, null is a value.
      if (nullable && inner === property) return null;
      this.nulls.push({ path: place.path, isTaken: nullable });
      if (place.isRequired) this.missing++;
      if (nullable) return null;
    }
    if (schema.type === 'array' && Array.isArray(given)) return given.map((item) => this.item(schema.items, item));
    if (schema.properties === undefined) {
      return isObject(given) ? this.record(schema, given, place.path) : (given ?? undefined);
    }
    const missing = this.missing;
    const body = this.object(schema, (given ?? {}) as JsonObject, place.path);
    if (Object.keys(body).length > 0) return body;
    const isMeant = isObject(given) && Object.values(given).every((item) => item === undefined);
    const isTold = place.isRequired || (this.missing > missing && !this.isPartial);
    return isMeant || (isObject(given) && isTold) ? body : undefined;
  }

  private item(items: JsonSchema = {}, given: unknown): unknown {
    if (given === null) return null;
    // What stood in the list before is gone, whatever it was.
    const writer = new BodyWriter({}, this.resolve, this.isPartial);
    return writer.value(items, given, { path: [], isRequired: true });
  }

  private record({ additionalProperties: rest }: JsonSchema, given: JsonObject, path: readonly string[]): unknown {
    if (typeof rest !== 'object' || !Object.values(given).includes(null)) return given;
    const said = Object.entries(given)
      .map(([key, item]) => [
        key,
        item === null ? this.value(rest, item, { path: [...path, key], isRequired: false }) : item,
      ])
      .filter(([, item]) => item !== undefined);
    return said.length === 0 ? undefined : Object.fromEntries(said);
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
