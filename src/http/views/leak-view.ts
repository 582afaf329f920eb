import type { LeakOverview, LeakRoom, UntiedReport } from '../../app/queries/leaks.ts';
import { causes, extents, isUndecided, type Leak, recommended, sayJudgement } from '../../core/embargo/leak.ts';
import { sayInstant } from '../../core/process/instant.ts';
import type { LeakReportItem } from '../pages/leak-reports.tsx';
import type { LeakCardView, LeakRoomView } from '../pages/leak-room-page.tsx';
import type { LeaksView } from '../pages/leaks-page.tsx';

/** A report that waits, with what fills the form that takes it in. */
export function reportItem({ at, what, toWhom, member, stranger }: UntiedReport): LeakReportItem {
  const told = member ? { report: member.ref } : { other: stranger ?? '' };
  const fills = new URLSearchParams({ ...told, what: what.slice(0, 1_000), toWhom: toWhom.slice(0, 1_000) });
  return {
    at,
    who: member ? member.name : `A stranger, ${stranger}`,
    what,
    toWhom,
    href: stranger && `/desk/cases/${stranger}`,
    about: member?.about?.number,
    fills: fills.toString(),
  };
}

const stands = ({ decisions, judgements }: Leak): string =>
  decisions.at(-1)?.decision ?? (judgements.length > 0 ? 'judged, not decided' : 'not judged');

/** One leak as a card of its case's leak room. */
export function leakCard(leak: Leak, { room }: LeakRoom): LeakCardView {
  const { case: state, playbook, names } = room;
  const judged = leak.judgements.at(-1);
  const isOpen = isUndecided(leak);
  const teller = leak.organisation ? names[`organisation:${leak.organisation}`] : undefined;
  const { evidence } = leak;
  return {
    id: leak.id,
    what: leak.what,
    isOpen,
    recommended: isOpen && judged ? recommended(state, judged, playbook.leaks.table).why : undefined,
    facts: [
      { term: 'To whom', is: leak.toWhom },
      { term: 'When', is: leak.since && sayInstant(leak.since) },
      { term: 'How', is: leak.how },
      { term: 'Told by', is: teller ?? { member: 'a member', stranger: 'a stranger', team: 'the team' }[leak.source] },
      { term: 'Recorded', is: sayInstant(leak.at) },
      { term: 'Who decides', is: names[leak.owner] ?? 'somebody who has left' },
      ...leak.judgements.map((j) => ({
        term: `Judged ${sayInstant(j.at)}`,
        is: [
          `${sayJudgement(j)}.`,
          j.reason,
          j.organisation ? `Ascribed to ${names[`organisation:${j.organisation}`] ?? 'an organisation'}.` : '',
        ].join(' '),
      })),
      ...leak.decisions.map((d) => ({ term: `Decided ${sayInstant(d.at)}`, is: `${d.decision}. ${d.reason}` })),
      ...(evidence
        ? [
            { term: 'Frozen', is: `${evidence.known} on the list of who knew, behind entry ${evidence.seq}` },
            { term: 'SHA-256 of that list', is: evidence.digest },
          ]
        : []),
    ],
    files: (evidence?.files ?? []).map(({ name, blob, sha256 }) => ({
      name,
      href: `/desk/cases/${state.number}/files/${blob}`,
      sha256,
    })),
    record: `/desk/cases/${state.number}/leaks/${leak.id}/record`,
  };
}

/** The playbook's table with its rows in the order of how much got out. */
export function leakTable({ room }: LeakRoom): LeakRoomView['table'] {
  const { table } = room.playbook.leaks;
  return extents.flatMap((extent) =>
    extent === 'none'
      ? []
      : [{ extent, cells: Object.fromEntries(causes.map((cause) => [cause, table[extent][cause]])) }],
  );
}

const rules: Readonly<Record<LeakOverview['removal'], string>> = {
  'first-leak': 'The playbook proposes permanent removal from the first strike on.',
  'second-leak': 'The playbook proposes permanent removal from the second strike on.',
  'team-decides': 'The playbook proposes nothing: the team decides about removal.',
};

/** The overview of leaks as its page shows it. */
export function leaksView({ leaks, reports, pages, removal }: LeakOverview): Omit<LeaksView, 'now'> {
  return {
    leaks: leaks.map(({ number, leak, isOpen }) => ({
      ...{ id: leak.id, number, at: leak.at, what: leak.what, isOpen },
      stands: stands(leak),
    })),
    reports: reports.map(reportItem),
    rule: rules[removal],
    pages: pages.map(({ organisation, leaks: ascribed, proposesRemoval }) => ({
      id: organisation.id,
      name: organisation.name,
      state: organisation.state,
      strikes: organisation.strikes,
      uncounted: ascribed
        .filter(({ isCounted }) => !isCounted)
        .map(({ number, leak, judgement }) => ({
          ...{ leak: leak.id, number, at: judgement.at, says: sayJudgement(judgement), decision: stands(leak) },
        })),
      proposesRemoval,
    })),
  };
}
