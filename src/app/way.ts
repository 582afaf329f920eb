import type { ProjectId } from '../core/case/ids.ts';
import type { Way } from '../core/notices/notice-mail.ts';
import { answerUrl } from './answer-token.ts';
import type { House } from './house.ts';
import { replyAddress } from './reply-address.ts';

/** Where the recipient of this reference reads and answers, with the link and reply address of this generation: all that differs between two copies of a notice. */
export function wayOf(house: House, project: ProjectId, ref: string, generation: number): Way {
  return {
    page: `${house.baseUrl}/partner/notices/${ref}`,
    replyTo: replyAddress(house, project, ref, generation),
    answer: answerUrl(house, project, ref, generation),
  };
}
