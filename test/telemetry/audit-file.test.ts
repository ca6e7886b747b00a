import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openAuditFile } from '../../src/telemetry/audit-file.ts';

const faults: unknown[] = [];
const noted = (details: object) => void faults.push(details);
const logger = { info: noted, warn: noted, error: noted };

let folder: string;
let file: string;
beforeEach(() => {
  faults.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'rollcall-audit-'));
  file = join(folder, 'audit.jsonl');
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
});

const lines = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { caller?: string });

test('each line is there as soon as it was written, in a file that only its owner reads', () => {
  const audit = openAuditFile(file, logger);
  audit.logger.info({ caller: 'a' }, 'write');
  expect(lines(file)).toEqual([
    { stream: 'audit', time: expect.stringMatching(/^\d{4}-.*Z$/), caller: 'a', msg: 'write' },
  ]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  audit.close();
});

test('what the file held before stays', () => {
  writeFileSync(file, '{"caller":"earlier"}\n');
  const audit = openAuditFile(file, logger);
  audit.logger.info({ caller: 'later' }, 'write');
  expect(lines(file).map(({ caller }) => caller)).toEqual(['earlier', 'later']);
  audit.close();
});

test('when it was renamed, writing goes on in a new file of its name', () => {
  const audit = openAuditFile(file, logger);
  audit.logger.info({ caller: 'a' }, 'write');
  renameSync(file, `${file}.1`);
  audit.logger.info({ caller: 'b' }, 'write');
  expect(existsSync(file)).toBe(false);
  audit.reopen();
  audit.logger.info({ caller: 'c' }, 'write');
  expect(lines(`${file}.1`).map(({ caller }) => caller)).toEqual(['a', 'b']);
  expect(lines(file).map(({ caller }) => caller)).toEqual(['c']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  audit.close();
});

test('when it can not be opened again, writing goes on in the old one, and that is told', () => {
  const audit = openAuditFile(file, logger);
  renameSync(file, `${file}.1`);
  rmSync(folder, { recursive: true });
  audit.reopen();
  audit.logger.info({ caller: 'a' }, 'write');
  expect(faults).toEqual([{ file, error: expect.stringContaining('ENOENT') }]);
  audit.close();
});

test('a file that can not be opened is told at the start, with its setting', () => {
  const missing = join(folder, 'missing', 'audit.jsonl');
  expect(() => openAuditFile(missing, logger)).toThrow(/^audit\.file: .*missing.*ENOENT/);
  expect(() => openAuditFile(folder, logger)).toThrow(/^audit\.file: .*EISDIR/);
});
