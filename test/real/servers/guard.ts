import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** What is to be undone when this process ends without having done it itself. */
export type CleanUp =
  /** Ends the process group that the process leads. */
  | { kind: 'group'; pid: number }
  /** Removes a file, or a folder with everything in it. */
  | { kind: 'path'; path: string }
  /** Runs a program. */
  | { kind: 'command'; command: string; args: string[]; env: NodeJS.ProcessEnv };

/** A line to the guardian: `cleanUp` is there when the item is new, and absent when the item is done with. */
export interface GuardMessage {
  id: number;
  cleanUp?: CleanUp;
}

let guardian: ChildProcess | undefined;
let lastId = 0;

/**
 * Has `cleanUp` done in case this process ends, however it ends, before the returned function was called. Test runners
 * kill their workers, so no code of this process can be relied upon: a second process does it (see guardian.ts). The
 * last registered item is done first.
 */
export function guard(cleanUp: CleanUp): () => void {
  guardian ??= startGuardian();
  lastId += 1;
  const id = lastId;
  tell({ id, cleanUp });
  return () => tell({ id });
}

function startGuardian(): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'guardian.ts')], {
    // A session of its own: Ctrl+C in the terminal goes to every process of the runner's group.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  // It must not keep this process alive; the type of a pipe does not say that it is a socket.
  (child.stdin as unknown as { unref(): void }).unref();
  return child;
}

function tell(message: GuardMessage): void {
  guardian?.stdin?.write(`${JSON.stringify(message)}\n`);
}
