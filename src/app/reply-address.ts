import type { ProjectId } from '../core/case/ids.ts';
import { answerToken, refOfAnswerToken } from './answer-token.ts';
import type { House } from './house.ts';

type Place = Pick<House, 'root' | 'answersTo'>;

/**
 * Where one recipient of a case answers by mail: a sub-address of the project's answer mailbox that stands for its own
 * reference, such as `answers+7qk2m4td.k3m…@example.org` (RFC 5233).
 * @returns undefined in a house without an answer mailbox: the letter then says to answer on the page
 */
export function replyAddress(house: Place, project: ProjectId, ref: string): string | undefined {
  if (house.answersTo === undefined) return undefined;
  const [local, domain] = house.answersTo.split('@');
  return `${local}+${answerToken(house, project, ref, 'reply address')}@${domain}`;
}

/** The reference whose reply address this is; nothing for the bare mailbox and for every other address, made up or not. */
export function refOfReplyAddress(house: Place, project: ProjectId, address: string): string | undefined {
  const [local = '', domain = ''] = (house.answersTo ?? '').toLowerCase().split('@');
  const given = address.toLowerCase();
  if (local === '' || !given.startsWith(`${local}+`) || !given.endsWith(`@${domain}`)) return undefined;
  const token = given.slice(local.length + 1, -domain.length - 1);
  return refOfAnswerToken(house, project, token, 'reply address');
}
