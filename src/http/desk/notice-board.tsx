import { type NoticeBoard, noticeBoard } from '../../app/queries/notice-board.ts';
import { boardStates } from '../../core/notices/board.ts';
import { kindsOfNotice } from '../../core/notices/kinds.ts';
import type { NowSentence } from '../../parts/now-bar.tsx';
import type { Answer, Ask } from '../exchange.ts';
import { personalFrame } from '../frame.ts';
import { onRecord } from '../on-record.ts';
import { NoticeBoardPage, type NoticeBoardView } from '../pages/notice-board-page.tsx';
import { notFound } from '../problem.ts';
import { page } from '../reply.ts';
import { boardOf, copyOf } from '../views/board-address.ts';
import { actorOf } from '../visitor.ts';
import { nowFor } from './now.ts';

/** Where everybody stands to whom one notice went. */
export async function board(ask: Ask): Promise<Answer> {
  const { house, project } = ask.site;
  const { number = '', notice = '' } = ask.params;
  const found = await noticeBoard(house, project, number, notice, actorOf(ask.visitor));
  if (!found) return notFound;
  await onRecord(ask, found.case.id, 'notice', found.notice.id);
  const done = ask.query.done === undefined ? undefined : 'What became of it is on record.';
  return page(<NoticeBoardPage frame={await personalFrame(ask)} view={boardView(found, await nowFor(ask), done)} />);
}

function boardView(found: NoticeBoard, now: NowSentence, done: string | undefined): NoticeBoardView {
  const { case: state, notice, lines } = found;
  const place = state.notices.indexOf(notice) + 1;
  return {
    now,
    number: state.number,
    title: kindsOfNotice[notice.kind].title,
    leavesAt: notice.sent!.leavesAt,
    hasLeft: found.now >= notice.sent!.leavesAt,
    here: boardOf(state.number, place),
    rows: lines.map(({ delivery, membership, isInDoubt, ...line }) => ({
      ...line,
      copy: delivery && delivery.attempts > 0 ? copyOf(state.number, place, line.ref) : undefined,
      isPaused: membership !== 'active',
      since: isInDoubt ? delivery?.changedAt : (line.answer?.at ?? line.seenAt ?? delivery?.changedAt),
      resolve: isInDoubt && delivery ? `/desk/deliveries/${delivery.id}/resolution` : undefined,
    })),
    tally: boardStates
      .map((each) => ({ state: each, count: lines.filter((line) => line.state === each).length }))
      .filter(({ count }) => count > 0),
    done,
  };
}
