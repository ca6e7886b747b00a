/** @module Whether the configuration file, or a file that it names and that is read with it, has changed. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { overridesFileIn } from '../settings/language-models.ts';
import { referencedFiles } from '../settings/references.ts';

/** How often the files are looked at; milliseconds. */
const INTERVAL_MS = 1_000;

/** A larger file is no secret, and is refused when the configuration is read. Bytes. */
const LARGEST = 1_048_576;

/**
 * Looks at what the files hold again and again. The file system's own events say less: a mount that is swapped (`..data` of
 * Kubernetes), a file that an editor puts in the place of another, and a folder of another machine each need a watch of their own,
 * or have none. A change counts when it stays for one more look, so that a file that is half written is not read.
 */
export class ConfigurationWatch {
  private readonly file: string;
  private known: string;
  private last: string;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  private constructor(file: string, state: string) {
    this.file = file;
    this.known = state;
    this.last = state;
  }

  /**
   * What is there now is known. To be called before the file is read, so that no change is missed.
   *
   * @param file an absolute path
   */
  static async of(file: string): Promise<ConfigurationWatch> {
    return new ConfigurationWatch(file, await stateOf(file));
  }

  /** Whether there is a change that has come to rest. Each is told once. */
  async look(): Promise<boolean> {
    const state = await stateOf(this.file);
    const isSettled = state === this.last;
    this.last = state;
    if (!isSettled || state === this.known) return false;
    this.known = state;
    return true;
  }

  /** Calls `onChange` for each change, until it is stopped. Does not keep the process alive. */
  start(onChange: () => Promise<void>): void {
    const lookAgain = async () => {
      if (await this.look()) await onChange();
      if (!this.isStopped) this.timer = setTimeout(lookAgain, INTERVAL_MS).unref();
    };
    this.timer = setTimeout(lookAgain, INTERVAL_MS).unref();
  }

  /** Looks no more. */
  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }
}

/** Stands for all that the files hold. */
async function stateOf(file: string): Promise<string> {
  const text = await contentOf(file);
  const contents = await Promise.all(filesReadWith(text.toString(), dirname(file)).map(contentOf));
  const hash = createHash('sha256');
  for (const content of [text, ...contents]) hash.update(`${content.length}\n`).update(content);
  return hash.digest('hex');
}

/** The files, as absolute paths, that a configuration is read with: of secrets, and of what is said of language models. */
function filesReadWith(configuration: string, folder: string): readonly string[] {
  const models = overridesFileIn(configuration, folder);
  return [...referencedFiles(configuration, folder), ...(models === undefined ? [] : [models])];
}

/** What a file holds; of one that can not be read, why: that it has gone is a change too. */
async function contentOf(file: string): Promise<Buffer> {
  try {
    const stats = await stat(file);
    // Of a pipe that nobody writes to, reading would never end.
    if (!stats.isFile() || stats.size > LARGEST) return Buffer.from(`${stats.mtimeMs} ${stats.size}`);
    return await readFile(file);
  } catch (error) {
    return Buffer.from(String((error as NodeJS.ErrnoException).code));
  }
}
