/** @module What is asked by those who watch the process: whether it lives, whether it serves, and what was measured. */

/** What was measured, in the form that {@link contentType} names. */
export interface MetricsPage {
  readonly contentType: string;
  readonly text: string;
}

/** What probes are answered from. */
export interface ProbeSources {
  /** Whether requests are to be sent here: not while it stops. A vendor that is down does not matter, the others are served. */
  isReady(): boolean;
  readMetrics(): Promise<MetricsPage>;
}

/** An answer to a probe. */
export interface ProbeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The path of the metrics. They name accounts. */
export const METRICS_PATH = '/metrics';

/** Paths that tell nothing but a status. */
const HEALTH_PATHS: readonly string[] = ['/health', '/healthz'];

const HEADERS = { 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' };

/** How probes ask. */
export const PROBE_METHODS: readonly string[] = ['GET', 'HEAD'];

/** Answers `/health` and `/healthz` (200 as soon as requests are taken) and `/readyz`; undefined for other paths. No vendor is asked. */
export function answerProbe(path: string, { isReady }: Pick<ProbeSources, 'isReady'>): ProbeAnswer | undefined {
  if (HEALTH_PATHS.includes(path)) return { status: 200, headers: HEADERS, text: '' };
  if (path === '/readyz') return { status: isReady() ? 200 : 503, headers: HEADERS, text: '' };
  return undefined;
}

/** Answers {@link METRICS_PATH}. Who may ask is found out before. */
export async function answerMetrics({ readMetrics }: Pick<ProbeSources, 'readMetrics'>): Promise<ProbeAnswer> {
  const { contentType, text } = await readMetrics();
  return { status: 200, headers: { ...HEADERS, 'content-type': contentType }, text };
}
