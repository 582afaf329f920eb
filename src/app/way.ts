import type { ProjectId } from '../core/case/ids.ts';
import type { Way } from '../core/notices/notice-mail.ts';
import { answerUrl } from './answer-token.ts';
import type { House } from './house.ts';
import { replyAddress } from './reply-address.ts';

/** Where the recipient of this reference reads and answers: all that differs between two copies of a notice. */
export function wayOf(house: House, project: ProjectId, ref: string): Way {
  return {
    page: `${house.baseUrl}/partner/notices/${ref}`,
    replyTo: replyAddress(house, project, ref),
    answer: answerUrl(house, project, ref),
  };
}
