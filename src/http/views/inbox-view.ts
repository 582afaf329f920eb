import type { CaseLine, Inbox } from '../../app/queries/cases.ts';
import type { InboxItem, InboxView } from '../pages/inbox-page.tsx';
import { nowOf } from './now-view.ts';

type Which = 'all' | 'mine' | 'others';

const isMine = (line: CaseLine): boolean => line.next.step !== undefined;

/** The inbox as its page shows it; `which` is the view that was asked for. */
export function inboxView(inbox: Inbox, which: string | undefined): InboxView {
  const here: Which = which === 'mine' || which === 'others' ? which : 'all';
  const views = {
    all: inbox.cases,
    mine: inbox.cases.filter(isMine),
    others: inbox.cases.filter((line) => !isMine(line) && !line.isOver),
  };
  const tab = (id: Which, text: string) => ({
    href: id === 'all' ? '/desk' : `/desk?view=${id}`,
    text,
    isHere: id === here,
    count: views[id].length,
  });
  return {
    now: nowOf(inbox.next),
    tabs: [tab('all', 'All'), tab('mine', 'Waiting for me'), tab('others', 'Waiting for others')],
    items: views[here].map(item),
  };
}

function item(line: CaseLine): InboxItem {
  const running = line.clocks.filter((clock) => !clock.metAt).sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  return {
    number: line.number,
    href: `/desk/cases/${line.number}`,
    title: line.title,
    status: line.status,
    clock: running[0] && { ...running[0], owner: `the ${running[0].owner.replace('-', ' ')}` },
    next: line.next.what,
    severity: line.severity?.word,
    score: line.severity?.score,
    embargoEnd: line.embargoEnd,
    isPublic: line.isPublic,
    isSaidPublic: line.isSaidPublic,
  };
}
