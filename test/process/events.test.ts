import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { WRITE_CHANNEL, type WriteEvent } from '../../src/agents/lifecycle/events.ts';
import { OPERATION_CHANNEL, type OperationEvent } from '../../src/graphql/events.ts';
import { VENDOR_CALL_CHANNEL, type VendorCallEvent } from '../../src/http/events.ts';
import { startWriteApi } from '../lifecycle/api.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { eventsOf } from '../support/events.ts';
import { emptyFolder } from './rollcall-process.ts';

const page = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8');
const folder = emptyFolder();

/** The names in the first column of the table of a channel. */
function documented(channel: string): string[] {
  const section = page.split(`## \`${channel}\``)[1]?.split('\n## ')[0] ?? '';
  const rows = [...section.matchAll(/^\| (`.*?`) \|/gm)].map(([, cell = '']) => cell);
  return rows.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name));
}

describe('docs/events.md', () => {
  test('explains every member of the events', async () => {
    const [vendor] = CASES;
    if (vendor === undefined) throw new Error('no vendor');
    const calls = eventsOf<VendorCallEvent>(VENDOR_CALL_CHANNEL);
    const operations = eventsOf<OperationEvent>(OPERATION_CHANNEL);
    const writes = eventsOf<WriteEvent>(WRITE_CHANNEL);
    const api = await startWriteApi({ only: [vendor.key] });
    await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    await api.close();
    expect(documented(VENDOR_CALL_CHANNEL).toSorted()).toEqual(Object.keys(calls[0] ?? {}).toSorted());
    expect(documented(OPERATION_CHANNEL).toSorted()).toEqual(Object.keys(operations[0] ?? {}).toSorted());
    expect(documented(WRITE_CHANNEL).toSorted()).toEqual(Object.keys(writes[0] ?? {}).toSorted());
  });

  test('shows a subscriber that works', async () => {
    const [, source = ''] = /```js\n(.*?)```/s.exec(page) ?? [];
    const subscriber = join(folder, 'events.mjs');
    writeFileSync(subscriber, source);
    const publisher = join(folder, 'publish.mjs');
    const publish = (channel: string, event: object) =>
      `channel(${JSON.stringify(channel)}).publish(${JSON.stringify(event)});`;
    const lines = [
      publish(VENDOR_CALL_CHANNEL, { outcome: 'OK' }),
      publish(VENDOR_CALL_CHANNEL, { outcome: 'TIMEOUT' }),
      publish(WRITE_CHANNEL, { outcome: 'OK', before: {}, after: {} }),
    ];
    writeFileSync(publisher, `import { channel } from 'node:diagnostics_channel';\n${lines.join('\n')}`);
    const { stderr } = await promisify(execFile)(process.execPath, ['--import', subscriber, publisher]);
    const written = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(written).toEqual([
      { channel: VENDOR_CALL_CHANNEL, outcome: 'TIMEOUT' },
      { channel: WRITE_CHANNEL, outcome: 'OK' },
    ]);
  });
});
