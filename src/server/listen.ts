import type { RequestListener } from 'node:http';
import { Answering, type AnsweringOptions } from './answering.ts';
import { listenOn } from './listen-on.ts';

/** How a server that listens treats its clients, and how it stops. */
export interface ListenOptions extends AnsweringOptions {
  /** What says where to listen, for whoever has to change it. @default the settings of the endpoint */
  readonly settings?: string;
}

/** A server that listens. */
export interface Listening extends Pick<Answering, 'stop'> {
  /** With the port that was taken. */
  readonly origin: string;
  /** How many requests came whole and have no whole answer yet. */
  readonly underWay: number;
}

/**
 * @param port 0 takes a free one
 * @throws StartUpError when nothing can listen there
 */
export async function listen(
  listener: RequestListener,
  host: string,
  port: number,
  { settings, ...options }: ListenOptions = {},
): Promise<Listening> {
  const answering = new Answering(listener, options);
  const origin = await listenOn(answering.server, host, port, settings);
  return {
    origin,
    get underWay() {
      return answering.underWay;
    },
    stop: () => answering.stop(),
  };
}
