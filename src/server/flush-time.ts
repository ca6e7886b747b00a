/** So long a collector of spans may take to get the last ones when the process ends; milliseconds. */
export const FLUSH_MS = 2_000;
