/** @module Values as answers show them, so that filters find what is seen. */

/** As the `URL` scalar writes it. */
export function shownUrl(url: string): string {
  return URL.parse(url)?.href ?? url;
}

/** A time of day in one form, `HH:mm:ss.SSS`, whose texts stand in their order. */
export function timeOfDay(text: string): string {
  return text + '00:00:00.000'.slice(text.length);
}
