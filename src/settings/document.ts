import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, type ParsedNode, parseDocument } from 'yaml';
import type { Finding, SettingPath } from './configuration-error.ts';
import { type Provenance, type ReferenceSources, substitute } from './references.ts';
import { noAlias, syntaxFinding } from './syntax.ts';

/** A node of the file, as far as messages about it need it. */
interface Place {
  /** Offset of the value; of its key when there is no value. */
  readonly offset: number;
  /** Offset of the key; of the value itself in a list. */
  readonly keyOffset: number;
  /** The environment variables and files whose values it holds. */
  provenance: Provenance;
  /** It was reported already, and its value says nothing. */
  unusable: boolean;
}

/** Of what stands in the file as it is. */
const FROM_THE_FILE: Provenance = { variables: [], files: [] };

/** A configuration file as plain values, which still knows where each value stands. */
export class ConfigurationDocument {
  /** Maps, lists, texts, numbers, booleans and nulls, with the references filled in. Null when the file is empty. */
  readonly value: unknown;
  /** What is wrong with the file as YAML, and with its references. */
  readonly findings: readonly Finding[];
  /** True when the file is no YAML that Rollcall reads: `value` is then null, and no setting can be judged. */
  readonly malformed: boolean;
  readonly #lines = new LineCounter();
  readonly #places = new Map<string, Place>();
  readonly #text: string;
  readonly #sources: ReferenceSources;

  constructor(text: string, sources: ReferenceSources) {
    this.#text = text;
    this.#sources = sources;
    const document = parseDocument(text, {
      lineCounter: this.#lines,
      prettyErrors: false,
      // Reported here instead, with the line of both.
      uniqueKeys: false,
      stringKeys: true,
      resolveKnownTags: false,
    });
    const errors = [...document.errors, ...document.warnings].map((error) => syntaxFinding(error, document, text));
    const findings: Finding[] = [];
    const value = errors.length === 0 && document.contents ? this.#read(document.contents, [], 0, findings) : null;
    this.malformed = errors.length > 0;
    this.value = value;
    this.findings = [...this.#firstOfLine(errors), ...findings];
  }

  /** Line and column of an offset, both from 1. */
  position(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }

  /** The offset of the value at `path`, or of the nearest node around it that exists. */
  offsetOf(path: SettingPath): number {
    for (let depth = path.length; depth > 0; depth--) {
      const place = this.#places.get(placeId(path.slice(0, depth)));
      if (place) return place.offset;
    }
    return this.#places.get(placeId([]))?.offset ?? 0;
  }

  /** The offset of the key at `path`, or of the nearest node around it that exists. */
  keyOffsetOf(path: SettingPath): number {
    return this.#places.get(placeId(path))?.keyOffset ?? this.offsetOf(path);
  }

  /** The environment variables and files that the text at `path` was made of. */
  provenanceOf(path: SettingPath): Provenance {
    return this.#places.get(placeId(path))?.provenance ?? FROM_THE_FILE;
  }

  /** Whether the value at `path` was reported already, so that a further problem with it would only repeat that. */
  isUnusable(path: SettingPath): boolean {
    return this.#places.get(placeId(path))?.unusable ?? false;
  }

  // After its first error on a line the parser guesses, and what it reports there misleads.
  #firstOfLine(errors: readonly Finding[]): Finding[] {
    const byLine = new Map<number, Finding>();
    for (const error of errors.toSorted((a, b) => a.offset - b.offset)) {
      const { line } = this.position(error.offset);
      if (!byLine.has(line)) byLine.set(line, error);
    }
    return [...byLine.values()];
  }

  #read(node: ParsedNode | null, path: SettingPath, keyOffset: number, findings: Finding[]): unknown {
    const empty = node === null || (isScalar(node) && node.value === null);
    const offset = empty ? keyOffset : node.range[0];
    const place: Place = { offset, keyOffset, provenance: FROM_THE_FILE, unusable: false };
    this.#places.set(placeId(path), place);
    const refuse = (message: string, at = offset): void => {
      place.unusable = true;
      findings.push({ offset: at, path, message });
    };

    const key = path.at(-1);
    if (empty && typeof key === 'string' && key.includes(':')) {
      refuse('expected a space after the colon that ends a key');
    }
    if (node === null) return null;
    if (isAlias(node)) {
      refuse(noAlias);
      return null;
    }
    // A node begins after its anchor, which may stand on the line before.
    if (node.anchor !== undefined) refuse(noAlias, this.#text.lastIndexOf(`&${node.anchor}`, offset));
    if (isMap(node)) return this.#readMap(node.items, path, findings);
    if (isSeq(node)) {
      return node.items.map((item, index) => this.#read(item, [...path, index], item.range[0], findings));
    }
    if (typeof node.value !== 'string') return node.value;
    const substituted = substitute(node.value, this.#sources);
    place.provenance = substituted;
    for (const problem of substituted.problems) refuse(problem);
    return substituted.text;
  }

  #readMap(items: readonly Pair<ParsedNode, ParsedNode | null>[], path: SettingPath, findings: Finding[]): unknown {
    const firstOffsets = new Map<string, number>();
    const entries = items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      const offset = key.range[0];
      const first = firstOffsets.get(name);
      if (first === undefined) {
        firstOffsets.set(name, offset);
      } else {
        const message = `expected each key once, but line ${this.position(first).line} has it already`;
        findings.push({ offset, path: [...path, name], message });
      }
      return [name, this.#read(value, [...path, name], offset, findings)] as const;
    });
    return Object.fromEntries(entries);
  }
}

function placeId(path: SettingPath): string {
  return JSON.stringify(path);
}
