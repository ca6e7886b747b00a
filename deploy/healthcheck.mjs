// Exits with 0 when Rollcall takes requests: for images, which have neither curl nor wget.
// node deploy/healthcheck.mjs [URL]
const [url = 'http://127.0.0.1:4000/healthz'] = process.argv.slice(2);

try {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  if (status !== 200) throw new Error(`status ${status}`);
} catch (error) {
  console.error(`${url}: ${error.cause?.message ?? error.message}`);
  process.exit(1);
}
