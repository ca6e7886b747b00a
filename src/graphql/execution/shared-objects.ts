/**
 * @module Objects of answers that depend on nothing but their source. Requests that ask for the same at one time get the same
 * agents, as a read is made once for all of them; what is answered of an agent is made once, too, and so is its text.
 */
import type { ExecutionResult } from 'graphql';
import type { Frame } from './frame.ts';
import type { Container, SelectionPlan } from './plan.ts';

/** An object of an answer, and what it adds to the answer's size. */
export interface SharedObject {
  readonly object: Container;
  readonly nodes: number;
  readonly bytes: number;
}

/** Below this many fields, an object is made as fast as it is looked up. */
const FEW_FIELDS = 3;

/** Whether objects of these fields can be shared: all of them are pure, and one says so. */
export function canBeShared(fields: SelectionPlan['fields']): boolean {
  return fields.length >= FEW_FIELDS && fields.every(({ isPure }) => isPure) && fields.some(({ resolve }) => resolve);
}

/** So many objects are kept at most: then all are forgotten, those whose sources are gone anyway included. */
const MOST_KEPT = 20_000;

let kept = 0;
let known = new WeakMap<object, Map<SelectionPlan, SharedObject>>();

/** What was made of a source by a plan. */
export function sharedObject(source: object, plan: SelectionPlan): SharedObject | undefined {
  return known.get(source)?.get(plan);
}

/** Keeps what was made of a source by a plan, as long as there is the source. */
export function share(source: object, plan: SelectionPlan, shared: SharedObject): void {
  if (++kept > MOST_KEPT) {
    kept = 1;
    known = new WeakMap();
  }
  const ofSource = known.get(source);
  if (ofSource === undefined) known.set(source, new Map([[plan, shared]]));
  else ofSource.set(plan, shared);
}

/** What of one answer others have got before. */
export class Reused {
  private readonly objects = new Set<unknown>();
  /** Objects and lists around them. */
  private readonly around = new Set<unknown>();

  /** Notes an object that was made before, and the place in which it stands. */
  add(object: Container, place: Frame): void {
    this.objects.add(object);
    let frame: Frame | undefined = place;
    while (frame !== undefined && !this.around.has(frame.into)) {
      this.around.add(frame.into);
      frame = frame.prev;
    }
  }

  /** The bytes of `JSON.stringify`. */
  stringify(value: unknown): string {
    if (this.objects.has(value)) return textOf(value as Container);
    if (!this.around.has(value)) return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map((item) => this.stringify(item)).join(',')}]`;
    const members = Object.entries(value as Container);
    return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${this.stringify(item)}`).join(',')}}`;
  }
}

/** The texts of objects that were answered more than once. */
const texts = new WeakMap<Container, string>();

function textOf(object: Container): string {
  const known = texts.get(object);
  if (known !== undefined) return known;
  const text = JSON.stringify(object);
  texts.set(object, text);
  return text;
}

type Data = NonNullable<ExecutionResult['data']>;

const reusedIn = new WeakMap<Data, Reused>();

/** Keeps what of an answer others have got before, until its text is made. */
export function keepReused(data: Data, reused: Reused): void {
  reusedIn.set(data, reused);
}

/** The JSON text of an answer: the bytes of `JSON.stringify`. */
export function stringifyData(data: ExecutionResult['data']): string {
  const reused = data ? reusedIn.get(data) : undefined;
  return reused === undefined ? JSON.stringify(data) : reused.stringify(data);
}
