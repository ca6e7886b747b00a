/**
 * @module Which server an account is at, as far as it matters to writes. Aegra and LangGraph's two servers share their
 * routes and differ in what an update does. `/info` tells them apart; where it is missing or wrong, the answers to writes
 * do. That a document has no `user_id` says nothing: neither of LangGraph's servers has it, and they differ, too.
 */
import { z } from 'zod';
import type { JsonObject } from '../../core/agent.ts';
import { withoutRefusal } from '../../core/call-budget.ts';

/** A server by how it updates. The last two are servers of which `/info` says nothing that could be believed. */
export type ServerKind =
  /** Since 0.11. Keeps what an update leaves out; `config.configurable` and `context` are one thing. */
  | 'AEGRA'
  /** Resets what an update leaves out; `config.configurable` and `context` are one thing. */
  | 'AEGRA_0_10'
  /** Keeps what an update leaves out; `config.configurable` and `context` are two things. */
  | 'LANGGRAPH_JS'
  /** Keeps what an update leaves out, and takes `{}` for nothing; `config.configurable` and `context` are one thing. */
  | 'LANGGRAPH_PYTHON'
  /** It was seen to refuse a body that fills both `config.configurable` and `context`. */
  | 'MIRRORING'
  | 'UNKNOWN';

const aegraInfo = z.looseObject({ name: z.literal('Aegra'), version: z.string() });
const langGraphJsInfo = z.looseObject({ langgraph_js_version: z.string() });
const langGraphPythonInfo = z.looseObject({ langgraph_py_version: z.string() });

/** What an answer of `/info` says; `UNKNOWN` when it says something else or nothing. */
export function kindFromInfo(info: unknown): ServerKind {
  const aegra = aegraInfo.safeParse(info);
  if (aegra.success) return kindOfAegra(aegra.data.version);
  const isJs = langGraphJsInfo.safeParse(info).success;
  const isPython = langGraphPythonInfo.safeParse(info).success;
  if (isJs === isPython) return 'UNKNOWN';
  return isJs ? 'LANGGRAPH_JS' : 'LANGGRAPH_PYTHON';
}

/** Of a pre-release of 0.11 nobody knows whether it has the new rules yet. */
function kindOfAegra(version: string): ServerKind {
  const release = /^(\d+)\.(\d+)(?:\.\d+)*(.*)$/.exec(version);
  if (release === null) return 'UNKNOWN';
  const [, major, minor, suffix] = release;
  if (Number(major) > 0 || Number(minor) > 11) return 'AEGRA';
  if (Number(minor) < 11) return 'AEGRA_0_10';
  return suffix === '' ? 'AEGRA' : 'UNKNOWN';
}

/** `/info` is asked anew by the first write after this time, since the server may be another one by then; milliseconds. */
const BELIEVED_FOR_MS = 60_000;

interface Finding {
  readonly kind: ServerKind;
  /** What `/info` said. It stays here when the answers of the server have shown otherwise. */
  readonly told: ServerKind;
  /** The form of the document that was read when `/info` was asked. */
  readonly look: string | undefined;
  /** By the monotonic clock. */
  readonly at: number;
}

/** What is known of the server of one account: found out by its first write that depends on it, corrected by later ones. */
export class KnownServer {
  private readonly ask: () => Promise<unknown>;
  private finding: Finding | undefined;
  private asking: Promise<ServerKind> | undefined;

  /** @param ask gets `/info`; whatever it rejects with means that nothing is told */
  constructor(ask: () => Promise<unknown>) {
    this.ask = ask;
  }

  /**
   * Asks `/info` unless that was done lately and nothing speaks for another server since.
   *
   * @param document of an assistant, just read: documents in another form than before come from another server
   */
  async kind(document?: JsonObject): Promise<ServerKind> {
    const look = document === undefined ? this.finding?.look : lookOf(document);
    const { finding } = this;
    const isSame = finding !== undefined && (finding.look ?? look) === look;
    if (isSame && performance.now() - finding.at < BELIEVED_FOR_MS) return finding.kind;
    const told = await this.told();
    const kind = isSame && told === finding.told ? finding.kind : told;
    this.finding = { kind, told, look, at: performance.now() };
    return kind;
  }

  /** The server has refused a body that fills both of its names for one thing. */
  mirrors(): void {
    const { told = 'UNKNOWN', look, at = performance.now() } = this.finding ?? {};
    this.finding = { kind: 'MIRRORING', told, look, at };
  }

  /** An answer contradicts what was known. What `/info` says is believed again when it says something else. */
  async isAnother(document: JsonObject): Promise<ServerKind> {
    const told = await this.told();
    const kind = told === this.finding?.told ? 'UNKNOWN' : told;
    this.finding = { kind, told, look: lookOf(document), at: performance.now() };
    return kind;
  }

  private told(): Promise<ServerKind> {
    // What is found out counts for later requests, too: that this one has no calls left says nothing of the server.
    this.asking ??= withoutRefusal(this.ask)
      .then(kindFromInfo, () => 'UNKNOWN' as const)
      .finally(() => {
        this.asking = undefined;
      });
    return this.asking;
  }
}

/** What documents of one server have in common: whether they name an owner, and how they write times. */
function lookOf({ user_id: userId, updated_at: updatedAt }: JsonObject): string {
  const zone = /(Z|[+-]\d\d:?\d\d)?$/.exec(String(updatedAt))?.[0];
  return `${typeof userId} ${zone}`;
}
