/** @module A form as a frontend makes it: of nothing but what `Account.writableFields` says. */
import fc from 'fast-check';

/** A field of a form. */
export interface FormField {
  readonly path: string;
  readonly label: string;
  readonly kind: string;
  readonly requiredOnCreate: boolean;
  readonly onlyOnCreate: boolean;
  readonly onlyOnUpdate: boolean;
  readonly requiredOnCreateWith: readonly string[];
  readonly requiredOnUpdateWith: readonly string[];
  readonly clearable: boolean;
  readonly within: string | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly allowedValues: readonly string[] | null;
  readonly members?: readonly FormField[] | null;
  readonly keys?: FormField | null;
  readonly items?: FormField | null;
}

const OF_EACH =
  'path label kind requiredOnCreate onlyOnCreate onlyOnUpdate requiredOnCreateWith requiredOnUpdateWith clearable within minLength maxLength minItems maxItems minimum maximum allowedValues';

/** Deeper than any vendor nests its settings. */
const DEPTH = 5;

function selection(depth: number): string {
  if (depth === 0) return OF_EACH;
  const below = selection(depth - 1);
  return `${OF_EACH} members { ${below} } keys { ${OF_EACH} } items { ${below} }`;
}

/** The fields of a form, nested. */
export const FORM = `query ($id: ID!) { account(id: $id) { writableFields { ${selection(DEPTH)} } } }`;

/** A write that the form is for. */
export type FormPurpose = 'CREATE' | 'UPDATE';

/** How people fill it in. */
export interface FillingOptions {
  readonly purpose: FormPurpose;
  /** Required fields are left out now and then, and limits are passed. */
  readonly careless: boolean;
}

/** What a form sends. */
export type Input = { [key: string]: unknown };

/** Inputs that a form can send. */
export function filledForms(fields: readonly FormField[], options: FillingOptions): fc.Arbitrary<Input> {
  return filled(
    fields.filter(({ within }) => within === null),
    null,
    options,
  );
}

function filled(fields: readonly FormField[], object: string | null, options: FillingOptions): fc.Arbitrary<Input> {
  const { purpose, careless } = options;
  const offered = fields.filter(
    ({ onlyOnCreate, onlyOnUpdate }) => !(purpose === 'CREATE' ? onlyOnUpdate : onlyOnCreate),
  );
  const requiredWith = (field: FormField) =>
    purpose === 'CREATE' ? field.requiredOnCreateWith : field.requiredOnUpdateWith;
  return fc
    .record({
      values: fc.tuple(...offered.map((field) => entryOf(field, options))),
      chosen: fc.subarray(offered),
      forgets: careless ? fc.boolean() : fc.constant(false),
    })
    .map(({ values, chosen, forgets }) => {
      const given = new Set(chosen);
      const isNeeded = (field: FormField) =>
        (purpose === 'CREATE' && field.requiredOnCreate && object === null) ||
        requiredWith(field).some((path) => path === object || [...given].some((other) => other.path === path));
      // What is needed may need something else.
      for (let size = -1; !forgets && size !== given.size; ) {
        size = given.size;
        for (const field of offered) if (isNeeded(field)) given.add(field);
      }
      const input: Input = {};
      for (const [index, field] of offered.entries()) {
        if (!given.has(field)) continue;
        const steps = object === null ? field.path.split('.') : [field.path.slice(field.path.lastIndexOf('.') + 1)];
        put(input, steps, values[index]);
      }
      return input;
    });
}

/** Sets the value at a path, and the objects that lead to it. */
export function put(target: Input, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[step] = value;
    return;
  }
  target[step] ??= {};
  put(target[step] as Input, rest, value);
}

/** What can be entered in a field: of its kind, within its limits; null where that clears it. */
export function entryOf(field: FormField, options: FillingOptions): fc.Arbitrary<unknown> {
  const value = entered(field, options);
  return options.purpose === 'UPDATE' && field.clearable
    ? fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) })
    : value;
}

/** What is longer takes time and shows nothing. */
const LONG = 30;

function entered(field: FormField, options: FillingOptions): fc.Arbitrary<unknown> {
  const { careless } = options;
  switch (field.kind) {
    case 'TEXT': {
      const min = field.minLength ?? 0;
      const max = field.maxLength ?? LONG;
      const text = fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.max(min, Math.min(max, LONG)) });
      const within = text.filter(({ length }) => length <= max);
      const passed = field.maxLength === null ? [] : [fc.constant('x'.repeat(max + 1))];
      return careless ? fc.oneof(within, fc.string(), ...passed) : within;
    }
    case 'WHOLE_NUMBER': {
      const min = Math.max(field.minimum ?? 0, Number.MIN_SAFE_INTEGER);
      const max = Math.min(field.maximum ?? min + 1000, Number.MAX_SAFE_INTEGER);
      return careless ? fc.integer() : fc.integer({ min, max });
    }
    case 'NUMBER': {
      const { minimum, maximum } = careless ? { minimum: null, maximum: null } : field;
      return fc.double({ noNaN: true, min: minimum ?? -1e6, max: maximum ?? 1e6 });
    }
    case 'YES_NO':
      return fc.boolean();
    case 'TIME':
      return fc
        .tuple(fc.nat(23), fc.nat(59), fc.nat(59))
        .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    case 'DATE_TIME':
      return fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString());
    case 'URL':
      return fc.webUrl({ validSchemes: careless ? ['http', 'https', 'ftp'] : ['https'], withQueryParameters: true });
    case 'ONE_OF':
      return fc.constantFrom(...(field.allowedValues ?? []));
    case 'LIST': {
      const min = field.minItems ?? 0;
      const max = field.maxItems ?? min + 3;
      const item =
        field.items === null || field.items === undefined ? fc.constant(null) : entered(field.items, options);
      return fc.array(item, { minLength: careless ? 0 : min, maxLength: careless ? max + 2 : Math.min(max, min + 3) });
    }
    case 'OBJECT':
      return filled(field.members ?? [], field.path, options);
    case 'MAP': {
      if (!field.keys || !field.items) throw new Error(`${field.path} is a map of nothing`);
      return fc.dictionary(entered(field.keys, options) as fc.Arbitrary<string>, entered(field.items, options), {
        maxKeys: 3,
      });
    }
    case 'JSON':
      return fc.jsonValue({ maxDepth: 3 });
    default:
      throw new Error(`no form knows the kind ${field.kind}`);
  }
}

/** Every path of a form, at any depth. */
export function pathsOf(fields: readonly FormField[]): string[] {
  return fields.flatMap((field) => [
    field.path,
    ...pathsOf(field.members ?? []),
    ...(field.items ? pathsOf([field.items]) : []),
  ]);
}

/** Whether an error's path leads to a field of the form, to what is around it, or into what was entered there. */
export function isPlaceOf(paths: readonly string[], field: readonly string[]): boolean {
  return paths.some((path) => {
    const steps = path.replaceAll('[]', '.*').replaceAll('{}', '.*').split('.');
    return steps.every((step, index) => step === '*' || field[index] === undefined || step === field[index]);
  });
}
