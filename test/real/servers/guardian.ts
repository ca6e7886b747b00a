/**
 * The program that `guard.ts` starts: it reads what is to be cleaned up from its standard input. The system closes that
 * pipe when the other process ends for whatever reason; then everything that is still on the list is done and this
 * process ends too.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CleanUp, GuardMessage } from './guard.ts';
import { endGroup } from './process-group.ts';

const list = new Map<number, CleanUp>();

for await (const line of createInterface({ input: process.stdin })) {
  const { id, cleanUp } = JSON.parse(line) as GuardMessage;
  if (cleanUp === undefined) list.delete(id);
  else list.set(id, cleanUp);
}

for (const cleanUp of [...list.values()].reverse()) {
  if (cleanUp.kind === 'group') await endGroup(cleanUp.pid);
  if (cleanUp.kind === 'path') rmSync(cleanUp.path, { recursive: true, force: true });
  if (cleanUp.kind === 'command') spawnSync(cleanUp.command, cleanUp.args, { env: cleanUp.env, timeout: 20_000 });
}
