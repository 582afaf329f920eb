import type { ProjectId } from '../core/case/ids.ts';
import { answerToken } from './answer-token.ts';
import type { House } from './house.ts';
import { subAddress } from './sub-address.ts';

/**
 * Where one recipient of a case answers by mail: a sub-address of the project's answer mailbox that stands for its own
 * reference, such as `answers+7qk2m4td.k3m…@example.org` (RFC 5233).
 * @returns undefined in a house without an answer mailbox: the letter then says to answer on the page
 */
export function replyAddress(
  house: Pick<House, 'root' | 'answersTo'>,
  project: ProjectId,
  ref: string,
  generation = 0,
): string | undefined {
  if (house.answersTo === undefined) return undefined;
  return subAddress(house.answersTo, answerToken(house, project, ref, 'reply address', generation));
}
