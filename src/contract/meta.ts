/**
 * @module What a vendor's contract says about a field beyond its zod type: `.meta({...})` on the schema.
 * From these notes come the GraphQL types, the input paths of validation errors, the form description and redaction.
 *
 * | Note | Where | Meaning | Example |
 * | --- | --- | --- | --- |
 * | `id` | objects and enums | name of the GraphQL type; inputs get the suffix `Input` | `{ id: 'AcmeVoice', description: 'A voice.' }` |
 * | `description` | everything that is shown | the description in GraphQL and in forms | `{ description: 'How it speaks.' }` |
 * | `deprecated` | fields | the vendor's API gives it up; the description says why | `{ deprecated: true, description: 'Use `tone`.' }` |
 * | `unified` | fields, also in forms of a union and items of a list | it is the unified `Agent` field of that name | `{ unified: 'instructions' }` |
 * | `unifiedItem` | lists | index of the item whose `unified` fields are meant, where no literal tells it | `z.array(block).meta({ unifiedItem: 0, description })` |
 * | `unifiedBy` | whole documents and bodies | unified fields that no path leads to: a pair of functions for each | `{ id, description, unifiedBy: { name: fullName } }` |
 * | `unifiedPart` | fields | a part of what `unifiedBy` puts together | `first: z.string().meta({ unifiedPart: 'name', description })` |
 * | `keepInExtension` | `unified` fields | it is in the vendor's extension as well | `{ unified: 'status', keepInExtension: true, description }` |
 * | `secret` | fields | a credential: accepted, never shown | `{ secret: true, description: 'Key of the tool.' }` |
 * | `fieldName` | fields | name of the GraphQL field | `_id: z.string().meta({ fieldName: 'documentId', description })` |
 * | `scalar` | fields | the GraphQL scalar | `{ scalar: 'LocalTime', description: 'When it opens.' }` |
 * | `valueDescriptions` | enums | what each value means | `{ id, description, valueDescriptions: { low: 'Low effort.' } }` |
 * | `default` | bodies of creates | what the vendor takes where nothing is given | `{ default: 0.7 }` |
 * | `isSet` | lists | the order says nothing | `{ isSet: true, description: 'Free tags.' }` |
 * | `isOpen` | enums of bodies | vendors add words to the list: one that an agent has is copied | `openEnum(['small', 'large']).write` |
 * | `knownWords` | texts of documents | the words of today: another one is shown, and counted as new | `openEnum(['small', 'large']).read` |
 * | `highlight` | documents | shown where agents of all vendors are in one list | `{ highlight: true, description }` |
 * | `operationOnly` | bodies | set by operations such as pausing; in no input | `{ unified: 'status', operationOnly: true }` |
 * | `assigned` | documents and bodies | the vendor gives it to every new agent; nobody can set it | `{ assigned: true, description: 'Id.' }` |
 */

import type { JsonObject } from '../core/json.ts';

/** The fields of the unified `Agent` that a vendor's field can stand for. */
export type UnifiedField =
  | 'vendorId'
  | 'name'
  | 'description'
  | 'instructions'
  | 'model'
  | 'temperature'
  | 'avatarUrl'
  | 'tags'
  | 'status'
  | 'createdAt'
  | 'updatedAt';

/** How a vendor's document has a unified field that no path leads to. */
export interface UnifiedPair {
  /** Of the field, for forms. */
  readonly description?: string;
  /** The field of a document; null where it has none. */
  readonly read: (document: JsonObject) => unknown;
  /** A body with the field in it. It sets every part, so that nothing of an old value stays. */
  readonly write: (body: JsonObject, value: unknown) => JsonObject;
}

declare module 'zod' {
  interface GlobalMeta {
    /**
     * This field is the unified `Agent` field of that name, so the vendor's extension does not repeat it. In a union of
     * objects (which needs `meta.id`), each form may mark its own; in a list, an item may, if a literal or `unifiedItem`
     * tells which. In a list the field stays in the extension, since the other items have it, too.
     *
     * @example
     * ```ts
     * llm: z.discriminatedUnion('kind', [
     *   z.looseObject({ kind: z.literal('openai'), prompt: z.string().meta({ unified: 'instructions' }) }),
     *   z.looseObject({ kind: z.literal('retell'), general_prompt: z.string().meta({ unified: 'instructions' }) }),
     * ])
     * ```
     */
    unified?: UnifiedField;
    /**
     * On a list: the marked fields of the item at this index are the unified ones. Without it, those of the first item that
     * a literal tells (`role: z.literal('system')`).
     *
     * @example
     * ```ts
     * blocks: z.array(block).meta({ unifiedItem: 0, description: 'The first is what the agent is told.' })
     * ```
     */
    unifiedItem?: number;
    /** This field is a part of the unified one of that name, which {@link unifiedBy} puts together and takes apart. */
    unifiedPart?: UnifiedField;
    /**
     * On a whole document or body: unified fields that no path leads to, each with a pair of functions. What they are made
     * of is marked as `unifiedPart`.
     *
     * @example
     * ```ts
     * const fullName: UnifiedPair = {
     *   read: ({ first, last }) => [first, last].filter(Boolean).join(' ') || null,
     *   write: (body, name) => ({ ...body, first: String(name).split(' ')[0], last: String(name).split(' ').slice(1).join(' ') }),
     * };
     * z.looseObject({ first: z.string().meta({ unifiedPart: 'name' }), last: z.string().meta({ unifiedPart: 'name' }) })
     *   .meta({ id: 'AcmeAgent', unifiedBy: { name: fullName } });
     * ```
     */
    unifiedBy?: { readonly [K in UnifiedField]?: UnifiedPair };
    /**
     * Repeat the field in the extension although it is `unified`. On documents: the vendor's own value says more. On
     * bodies: it can be given in either place.
     */
    keepInExtension?: boolean;
    /**
     * A credential: redacted wherever a document is shown, accepted in inputs only.
     *
     * @example
     * ```ts
     * headers: z.record(z.string(), z.string()).optional().meta({ secret: true, description: 'HTTP headers of its calls.' })
     * ```
     */
    secret?: boolean;
    /** The GraphQL field's name, where the one that follows from the wire key would mislead (`_id` is not `id`). */
    fieldName?: string;
    /** The GraphQL scalar, where JSON Schema can not tell it (`JSON`, `LocalTime`, `DateTime`, ...). */
    scalar?: string;
    /**
     * For an enum: what each wire value means. Every value needs one.
     *
     * @example
     * ```ts
     * effort: z.enum(['low', 'high']).meta({
     *   id: 'AcmeEffort',
     *   description: 'How much it thinks.',
     *   valueDescriptions: { low: 'A little.', high: 'A lot.' },
     * })
     * ```
     */
    valueDescriptions?: Record<string, string>;
    /** What the vendor documents to take where a new agent is not given the field. On bodies of creates only. */
    default?: unknown;
    /** A list whose order says nothing, such as names of what an agent may use. Vendors may sort it, and keep each item once. */
    isSet?: boolean;
    /** The words of today for a text: another word is counted as drift of the kind NEW, see `openEnum`. On documents. */
    knownWords?: readonly string[];
    /** When an agent is copied, a word of it that is not in the list is accepted: see `openEnum`. On bodies. */
    isOpen?: boolean;
    /** Shown where agents of all vendors are in one list: in the explorer's first tab. On documents. */
    highlight?: boolean;
    /**
     * Set only by operations of their own (pause, resume, publish): in no input, though the vendor's body takes it.
     *
     * @example
     * ```ts
     * status: z.enum(['active', 'paused']).optional().meta({ unified: 'status', operationOnly: true })
     * ```
     */
    operationOnly?: boolean;
    /**
     * An id, a time or a count that the vendor itself gives to every new agent, and that nobody can set: in no input, never
     * written, not looked at after a write, and no loss of a copy.
     *
     * @example
     * ```ts
     * tools: z.array(z.looseObject({ id: z.string().meta({ assigned: true, description: 'Id.' }), name: z.string() }))
     * ```
     */
    assigned?: boolean;
  }
}
