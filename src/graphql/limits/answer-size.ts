import type { GraphQLError } from 'graphql';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { DEFAULT_LIMITS, type RequestLimits } from '../../core/request-limits.ts';
import { tooMuch } from './too-much.ts';

/** What an answer holds so far, counted while it is made. */
export class AnswerSize {
  private readonly limits: Pick<RequestLimits, 'maxNodes' | 'maxAnswerBytes'>;
  private readonly endReads: (error: VendorError) => void;
  /** Objects and values. */
  nodes = 0;
  /** As JSON in UTF-8. */
  bytes = 0;
  private refusal: GraphQLError | undefined;

  /** @param endReads called once, when the answer has become larger than allowed: nothing of it will be sent */
  constructor(
    limits: Pick<RequestLimits, 'maxNodes' | 'maxAnswerBytes'> = DEFAULT_LIMITS,
    endReads: (error: VendorError) => void = () => undefined,
  ) {
    this.limits = limits;
    this.endReads = endReads;
  }

  /** Set when the answer is larger than allowed. */
  get error(): GraphQLError | undefined {
    return this.refusal;
  }

  /**
   * Counts what is added to the answer.
   *
   * @param nodes objects and values
   * @param bytes as JSON in UTF-8
   */
  add(nodes: number, bytes: number): void {
    this.nodes += nodes;
    this.bytes += bytes;
    if (this.nodes > this.limits.maxNodes) this.exceed('maxNodes', 'objects and values');
    else if (this.bytes > this.limits.maxAnswerBytes) this.exceed('maxAnswerBytes', 'bytes');
  }

  private exceed(limit: 'maxNodes' | 'maxAnswerBytes', what: string): void {
    if (this.refusal !== undefined) return;
    const allowed = this.limits[limit];
    this.refusal = tooMuch(limit, allowed, `The answer would have more than the ${allowed} ${what} that are allowed`);
    const { message } = this.refusal;
    this.endReads(new VendorError({ code: 'LIMIT_EXCEEDED', message, mayHaveTakenEffect: false }));
  }
}
