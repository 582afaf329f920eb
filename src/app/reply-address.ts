import type { ProjectId } from '../core/case/ids.ts';
import { answerToken, refOfAnswerToken } from './answer-token.ts';
import type { House } from './house.ts';
import { subAddress, tagOf } from './sub-address.ts';

type Place = Pick<House, 'root' | 'answersTo'>;

/**
 * Where one recipient of a case answers by mail: a sub-address of the project's answer mailbox that stands for its own
 * reference, such as `answers+7qk2m4td.k3m…@example.org` (RFC 5233).
 * @returns undefined in a house without an answer mailbox: the letter then says to answer on the page
 */
export function replyAddress(house: Place, project: ProjectId, ref: string): string | undefined {
  if (house.answersTo === undefined) return undefined;
  return subAddress(house.answersTo, answerToken(house, project, ref, 'reply address'));
}

/** The reference whose reply address this is; nothing for the bare mailbox and for every other address, made up or not. */
export function refOfReplyAddress(house: Place, project: ProjectId, address: string): string | undefined {
  const tag = tagOf(house.answersTo, address);
  return tag === undefined ? undefined : refOfAnswerToken(house, project, tag, 'reply address');
}
