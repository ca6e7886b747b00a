/**
 * @module What a vendor's contract says about a field beyond its zod type: `.meta({...})` on the schema.
 * From these notes come the GraphQL types, the input paths of validation errors, the form description and redaction.
 *
 * | Note | Where | Meaning | Example |
 * | --- | --- | --- | --- |
 * | `id` | objects and enums | name of the GraphQL type; inputs get the suffix `Input` | `{ id: 'AcmeVoice', description: 'A voice.' }` |
 * | `description` | everything that is shown | the description in GraphQL and in forms | `{ description: 'How it speaks.' }` |
 * | `deprecated` | fields | the vendor's API gives it up; the description says why | `{ deprecated: true, description: 'Use `tone`.' }` |
 * | `unified` | fields | it is the unified `Agent` field of that name | `{ unified: 'instructions' }` |
 * | `keepInExtension` | `unified` fields | it is in the vendor's extension as well | `{ unified: 'status', keepInExtension: true, description }` |
 * | `secret` | fields | a credential: accepted, never shown | `{ secret: true, description: 'Key of the tool.' }` |
 * | `fieldName` | fields | name of the GraphQL field | `_id: z.string().meta({ fieldName: 'documentId', description })` |
 * | `scalar` | fields | the GraphQL scalar | `{ scalar: 'LocalTime', description: 'When it opens.' }` |
 * | `valueDescriptions` | enums | what each value means | `{ id, description, valueDescriptions: { low: 'Low effort.' } }` |
 * | `default` | bodies of creates | what the vendor takes where nothing is given | `{ default: 0.7 }` |
 * | `isSet` | lists | the order says nothing | `{ isSet: true, description: 'Free tags.' }` |
 * | `isOpen` | enums of bodies | vendors add words to the list: one that an agent has is copied | `openEnum(['small', 'large']).write` |
 * | `highlight` | documents | told where agents of all vendors are in one list | `{ highlight: true, description }` |
 * | `operationOnly` | bodies | set by operations such as pausing; in no input | `{ unified: 'status', operationOnly: true }` |
 * | `assigned` | documents and bodies | the vendor gives it to every new agent; nobody can set it | `{ assigned: true, description: 'Id.' }` |
 */

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

declare module 'zod' {
  interface GlobalMeta {
    /** This field is the unified `Agent` field of that name, so the vendor's extension does not repeat it. */
    unified?: UnifiedField;
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
    /** A word that is not in the list is taken all the same when an agent is copied that has it: see `openEnum`. On bodies. */
    isOpen?: boolean;
    /** Told of the vendor's agents where agents of all vendors stand in one list: in the explorer's first tab. On documents. */
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
