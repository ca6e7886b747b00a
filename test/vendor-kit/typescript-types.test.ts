import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasPlace, type Keys, keysOf } from './keys.ts';
import { readTypeScriptTypes } from './typescript-types.ts';

const TYPES = `
  type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
  interface Base { id: string; createdAt: Date }
  export interface Agent extends Base {
    name?: string | undefined;
    voice: 'low' | 'high' | null;
    mood: 'calm' | (string & {});
    children?: Agent[];
    pair: [string, { text: string }];
    limits: Record<'day' | 'night', number>;
    headers: Record<string, { value: string }>;
    notes: { team?: string; [key: string]: unknown };
    settings: Json;
    context: unknown;
    save(): Promise<void>;
  }
  export type Change = Partial<Omit<Agent, 'id'>> & { force: true };
  export type Model = { provider: 'a'; topK: number } | { provider: 'b' };
`;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-types-'));
  const compilerOptions = { target: 'es2023', module: 'nodenext', types: [], strict: true };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['types.ts'] }));
});

afterAll(() => rmSync(folder, { recursive: true }));

function read(types: string): ReadonlyMap<string, Keys> {
  writeFileSync(join(folder, 'types.ts'), types);
  return new Map([...readTypeScriptTypes(folder)].map(([name, source]) => [name, keysOf(source)]));
}

test('exported types are read as what they are on the wire', () => {
  const types = read(TYPES);
  expect([...types.keys()]).toEqual(['Agent', 'Change', 'Model']);
  const agent = types.get('Agent') as Keys;
  expect([...agent.keys()].toSorted()).toEqual([
    '',
    'children',
    'children[]',
    'context',
    'createdAt',
    'headers',
    'headers.{}',
    'headers.{}.value',
    'id',
    'limits',
    'limits.day',
    'limits.night',
    'mood',
    'name',
    'notes',
    'notes.team',
    'pair',
    'pair[]',
    'pair[].text',
    'settings',
    'settings.{}',
    'settings[]',
    'voice',
  ]);
  const required = [...agent].filter(([path, { isRequired }]) => isRequired && !/[.[]/.test(path));
  expect(required.map(([path]) => path)).not.toContain('name');
  expect(required.map(([path]) => path)).toContain('id');
  expect(agent.get('voice')?.values?.toSorted()).toEqual(['high', 'low']);
  expect(agent.get('mood')?.values).toBeUndefined();
  const places = ['children[].children[].id', 'notes.anything', 'settings[].x', 'context.x', 'headers.accept.value'];
  expect(places.filter((path) => !hasPlace(agent, path))).toEqual([]);
});

test('types that are computed from others are read as their result', () => {
  const types = read(TYPES);
  expect(types.get('Change')?.has('id')).toBe(false);
  expect(types.get('Change')?.get('voice')?.isRequired).toBe(false);
  expect(types.get('Change')?.get('force')?.isRequired).toBe(true);
  expect([...(types.get('Model')?.keys() ?? [])].toSorted()).toEqual(['', 'provider', 'topK']);
  expect(types.get('Model')?.get('provider')?.values?.toSorted()).toEqual(['a', 'b']);
});

test('a file that does not compile says why', () => {
  expect(() => read("import type { Gone } from './nowhere.js';\nexport type Agent = Gone;")).toThrow(
    /types\.ts: .*nowhere/,
  );
});
