import { isContainer, isObject, type JsonObject, mapValues, valueAt } from '../../core/json.ts';
import { blankSpans, REDACTED, type SecretFinder } from '../../core/secrets/redacted.ts';
import { createSecretFinder } from '../../core/secrets/redactor.ts';
import { isSecretName } from '../../core/secrets/secret-names.ts';
import { EACH_ITEM, EACH_VALUE } from './secret-paths.ts';

const findByForm = createSecretFinder([]);

/** Deeper than any agent. What lies deeper is blanked whole: nothing could look into it without end. */
const MAX_DEPTH = 200;

/**
 * A document without its secrets. Blanked is what the contract marks, what stands under the name of a secret, and the
 * secrets in texts and in keys, anywhere. Where a marked secret's surroundings have another form than documented, they are
 * blanked whole. Unchanged parts are not copied.
 *
 * @param marked the contract's `secretPaths`
 * @param findSecrets finds the secrets in a text; without it, those that are known by their form
 */
export function redactDocument(
  document: JsonObject,
  marked: readonly string[][],
  findSecrets: SecretFinder = findByForm,
): JsonObject {
  const net = netOf(findSecrets);
  return blankBelow(
    marked.reduce<unknown>((value, path) => blankAt(value, path), document),
    net,
    0,
  ) as JsonObject;
}

/** The keys of an object as they are shown, in its order: secrets in them are blanked, and no two of them are alike. */
export function shownKeys(keys: readonly string[], findSecrets: SecretFinder): readonly string[] {
  const taken = new Set<string>();
  return keys.map((key) => {
    const blanked = blankSpans(key, findSecrets(key));
    let shown = blanked;
    for (let count = 2; taken.has(shown); count++) shown = `${blanked} (${count})`;
    taken.add(shown);
    return shown;
  });
}

/** The keys that lead to a value as the document is shown with them. */
export function shownPath(document: unknown, path: readonly string[], findSecrets: SecretFinder): string[] {
  return path.map((step, index) => {
    const around = valueAt(document, path.slice(0, index));
    const keys = isObject(around) ? Object.keys(around) : [step];
    return shownKeys(keys, findSecrets)[keys.indexOf(step)] ?? blankSpans(step, findSecrets(step));
  });
}

/** Every text that stands where a contract has secrets, or under the name of one. */
export function secretTexts(document: unknown, marked: readonly string[][]): string[] {
  const places = marked.flatMap((path) =>
    path.reduce<unknown[]>((found, step) => found.flatMap((place) => below(place, step)), [document]),
  );
  return [...new Set([...places.flatMap(textsBelow), ...namedSecrets(document)])];
}

function below(value: unknown, step: string): unknown[] {
  if (!isContainer(value)) return [];
  if (step === EACH_ITEM || step === EACH_VALUE) return Object.values(value);
  return Object.hasOwn(value, step) ? [(value as JsonObject)[step]] : [];
}

function textsBelow(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return isContainer(value) ? Object.values(value).flatMap(textsBelow) : [];
}

/** A shorter text under the name of a secret is not looked for in errors, of which it would blank ordinary words. */
const SHORTEST_QUOTED = 4;

function namedSecrets(value: unknown): string[] {
  if (!isContainer(value)) return [];
  if (isListOfPairs(value)) {
    return value.flatMap(([name, item]) => (isSecretName(name) ? blankedTexts(item) : namedSecrets(item)));
  }
  const beside = valuesBeside(value);
  return Object.entries(value).flatMap(([key, item]) =>
    beside.includes(key) || isSecretName(key) ? blankedTexts(item) : namedSecrets(item),
  );
}

function blankedTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.length < SHORTEST_QUOTED ? [] : [value];
  if (!isContainer(value)) return [];
  const describes = isTypeDescription(value);
  return Object.entries(value).flatMap(([key, item]) =>
    describes && isDescribing(key) ? namedSecrets(item) : blankedTexts(item),
  );
}

function blankAt(value: unknown, path: readonly string[], at = 0): unknown {
  if (value === undefined || value === null) return value;
  const step = path[at];
  const isList = Array.isArray(value);
  if (step === undefined || !isContainer(value) || isList !== (step === EACH_ITEM)) return REDACTED;
  if (step === EACH_ITEM || step === EACH_VALUE) return mapValues(value, (item) => blankAt(item, path, at + 1));
  const object = value as JsonObject;
  const blanked = Object.hasOwn(object, step) ? blankAt(object[step], path, at + 1) : undefined;
  return blanked === undefined || blanked === object[step] ? value : { ...object, [step]: blanked };
}

/** What is blanked by, besides the contract. */
interface Net {
  readonly findSecrets: SecretFinder;
  readonly notesOn: (key: string) => KeyNotes;
}

function blankBelow(value: unknown, net: Net, depth: number): unknown {
  if (typeof value === 'string') return blankSpans(value, net.findSecrets(value));
  if (!isContainer(value)) return value;
  if (depth >= MAX_DEPTH) return REDACTED;
  return Array.isArray(value) ? blankItems(value, net, depth) : blankMembers(value, net, depth);
}

function blankItems(list: unknown[], net: Net, depth: number): unknown[] {
  if (!isListOfPairs(list)) return mapValues(list, (item) => blankBelow(item, net, depth + 1));
  return mapValues(list, (pair) => {
    const [name] = pair as Pair;
    // The name itself may hold one, too.
    return mapValues(pair as unknown[], (item, index) =>
      index === '1' && isSecretName(name) ? blankWhole(item, net, depth + 2) : blankBelow(item, net, depth + 2),
    );
  });
}

function blankMembers(object: JsonObject, net: Net, depth: number): JsonObject {
  let isNamed: boolean | undefined;
  return changeMembers(object, net, (item, { isSecret, isBeside }) => {
    if (isBeside) isNamed ??= isNamedSecret(object);
    return isSecret || (isBeside && isNamed === true)
      ? blankWhole(item, net, depth + 1)
      : blankBelow(item, net, depth + 1);
  });
}

/** What stands under the name of a secret: every text in it. Numbers and yes or no are none. */
function blankWhole(value: unknown, net: Net, depth: number): unknown {
  if (typeof value === 'string') return value === '' ? value : REDACTED;
  if (!isContainer(value)) return value;
  if (depth >= MAX_DEPTH) return REDACTED;
  if (Array.isArray(value)) return mapValues(value, (item) => blankWhole(item, net, depth + 1));
  const describes = isTypeDescription(value);
  return changeMembers(value, net, (item, { isSecret }, key) =>
    describes && !isSecret && isDescribing(key) ? blankBelow(item, net, depth + 1) : blankWhole(item, net, depth + 1),
  );
}

/** @param change what is shown of a member */
function changeMembers(
  object: JsonObject,
  net: Net,
  change: (item: unknown, notes: KeyNotes, key: string) => unknown,
): JsonObject {
  let isKeyHidden = false;
  // Every row of every list comes through here: nothing is made before something is found.
  let changed: Map<string, unknown> | undefined;
  const keys = Object.keys(object);
  for (const key of keys) {
    const item = object[key];
    const notes = net.notesOn(key);
    isKeyHidden ||= notes.isHidden;
    if (typeof item !== 'string' && typeof item !== 'object') continue;
    const blanked = change(item, notes, key);
    if (blanked === item) continue;
    changed ??= new Map();
    changed.set(key, blanked);
  }
  if (changed === undefined && !isKeyHidden) return object;
  const shown = isKeyHidden ? shownKeys(keys, net.findSecrets) : keys;
  return Object.fromEntries(
    keys.map((key, index) => [shown[index], changed?.has(key) ? changed.get(key) : object[key]]),
  );
}

const JSON_TYPES = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);

/** The JSON Schema of a parameter, which has the name of a secret. */
function isTypeDescription(value: object): boolean {
  const { type } = value as JsonObject;
  return JSON_TYPES.has(type) || (Array.isArray(type) && type.every((one) => JSON_TYPES.has(one)));
}

/** Words of JSON Schema that describe a value and hold none. Not `default`, `const` and `examples`, nor any other word. */
const DESCRIBING =
  /^(?:type|title|description|format|pattern|enum|required|properties|patternProperties|additionalProperties|propertyNames|items|prefixItems|contains|anyOf|oneOf|allOf|not|if|then|else|definitions|contentEncoding|contentMediaType|\$.*)$/;

function isDescribing(key: string): boolean {
  return DESCRIBING.test(key);
}

type Pair = readonly [name: string, value: unknown];

/** Headers as lists of a name and a value. A list of two texts alone may be anything. */
function isListOfPairs(value: object): value is Pair[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => Array.isArray(item) && item.length === 2 && typeof item[0] === 'string')
  );
}

const inEachCase = (word: string) => [word, `${word.charAt(0).toUpperCase()}${word.slice(1)}`, word.toUpperCase()];

/** Of `{ name: 'Authorization', value: '...' }`, as lists of headers, variables and parameters have it. */
const NAMES_BESIDE = ['name', 'key', 'header', 'variable', 'param', 'parameter', 'field', 'env', 'id', 'label'].flatMap(
  inEachCase,
);
const VALUES_BESIDE = ['value', 'values', 'val', 'default'].flatMap(inEachCase);

const NOTHING_BESIDE: readonly string[] = [];

/** The keys of secrets whose name stands beside them. */
function valuesBeside(object: object): readonly string[] {
  return VALUES_BESIDE.some((key) => key in object) && isNamedSecret(object) ? VALUES_BESIDE : NOTHING_BESIDE;
}

/** Whether the name of a secret is told by one of the values. */
function isNamedSecret(object: object): boolean {
  return NAMES_BESIDE.some((key) => {
    const name = (object as JsonObject)[key];
    return typeof name === 'string' && isSecretName(name);
  });
}

/** What is known of a key. */
interface KeyNotes {
  /** It promises a secret. */
  readonly isSecret: boolean;
  /** It holds one itself. */
  readonly isHidden: boolean;
  /** Another key may tell that its value is one. */
  readonly isBeside: boolean;
}

/** Keys come again and again; a vendor that invents some without end must not fill the memory. */
const KEYS_KNOWN = 10_000;
const nets = new WeakMap<SecretFinder, Net>();

function netOf(findSecrets: SecretFinder): Net {
  let net = nets.get(findSecrets);
  if (net === undefined) {
    net = { findSecrets, notesOn: keyNotesOf(findSecrets) };
    nets.set(findSecrets, net);
  }
  return net;
}

/** What a finder makes of keys, each looked at once. */
function keyNotesOf(findSecrets: SecretFinder): (key: string) => KeyNotes {
  const known = new Map<string, KeyNotes>();
  return (key) => {
    const notes = known.get(key);
    if (notes !== undefined) return notes;
    if (known.size >= KEYS_KNOWN) known.clear();
    const isHidden = findSecrets(key).length > 0;
    const made = { isSecret: isSecretName(key), isHidden, isBeside: VALUES_BESIDE.includes(key) };
    known.set(key, made);
    return made;
  };
}
