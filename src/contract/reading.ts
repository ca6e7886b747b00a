/** @module A part of a document that is read by the contract that it is written by, so that what is shown can be sent back. */
import { z } from 'zod';
import './meta.ts';

/**
 * The object of a request as answers have it: every field may be missing or null, and there may be others. Objects and
 * lists of objects in it likewise; a wrong item of a list costs that item only. Its name is the one of the request's
 * object without `Input`.
 */
export function asAnswered(request: z.ZodObject): z.ZodObject {
  const shape = Object.entries(request.shape as Record<string, z.ZodType>).map(([key, member]) => [
    key,
    tolerant(member),
  ]);
  const { id, ...notes } = request.meta() ?? {};
  return z.looseObject(Object.fromEntries(shape)).meta({ ...notes, id: String(id).replace(/Input$/, '') });
}

function tolerant(member: z.ZodType): z.ZodType {
  const { description } = member;
  const inner = member instanceof z.ZodOptional ? (member.unwrap() as z.ZodType) : member;
  if (inner instanceof z.ZodObject) return noted(asAnswered(inner).nullish(), description);
  if (inner instanceof z.ZodArray) {
    const item = inner.element as z.ZodType;
    return noted(z.array((item instanceof z.ZodObject ? asAnswered(item) : item).nullable()).nullish(), description);
  }
  return member.nullish();
}

function noted(type: z.ZodType, description: string | undefined): z.ZodType {
  return description === undefined ? type : type.describe(description);
}
