import { type NoticeCopyLeft, noticeCopy } from '../../app/queries/notice-copy.ts';
import { sayFingerprint } from '../../core/distributors/keys.ts';
import { mailWords } from '../../core/notices/board.ts';
import { kindsOfNotice } from '../../core/notices/kinds.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { onRecord } from '../on-record.ts';
import { NoticeCopyPage, type NoticeCopyView } from '../pages/notice-copy-page.tsx';
import { notFound } from '../problem.ts';
import { page } from '../reply.ts';
import { boardOf } from '../views/board-address.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

/** What left for one recipient of a notice. */
export async function copy(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const { number = '', notice: place = '', ref = '' } = ask.params;
  const found = await noticeCopy(house, project, { number, place, ref }, actorOf(ask.visitor));
  if (!found) return notFound;
  await onRecord(ask, found.case.id, 'notice', found.notice.id);
  return page(<NoticeCopyPage frame={await personalFrame(ask)} view={copyView(found, await nowFor(ask))} />);
}

function copyView({ case: state, notice, ...copy }: NoticeCopyLeft, now: NowSentence): NoticeCopyView {
  const { status, fingerprint, ...rest } = copy;
  return {
    ...rest,
    now,
    number: state.number,
    title: kindsOfNotice[notice.kind].title,
    board: boardOf(state.number, state.notices.indexOf(notice) + 1),
    state: mailWords[status],
    ...(kindsOfNotice[notice.kind].afterRelease ? { isPublic: true } : {}),
    ...(fingerprint ? { fingerprint: sayFingerprint(fingerprint) } : {}),
  };
}
