import type { Case } from '../case/model.ts';
import { sayInstant } from '../process/instant.ts';
import type { KindOfNotice } from './kinds.ts';

/** What whoever was told early hears once the releases are out (R70), whether it is written as a notice or derived as a letter. */
export function sayReleaseOut(state: Case): { readonly change: string; readonly 'next-steps': string } {
  const { publications } = state.advisory;
  const [first, amended] = [publications[0], publications.slice(1).at(-1)];
  const on = first ? ` on ${sayInstant(first.at)}` : '';
  const lines = [
    ...(amended ? [`The advisory was amended on ${sayInstant(amended.at)}: ${amended.changes ?? ''}`.trim()] : []),
    `The releases are out. The advisory was ${amended ? 'first ' : ''}published${on}, and the embargo has ended. You may now publish your own.`,
    state.cve.id ? `CVE id: ${state.cve.id}.` : 'A CVE id is not assigned yet; we will tell you when it is.',
  ];
  const todo = [whatToDo(state), 'Thank you for keeping the embargo.'].filter(Boolean);
  return { change: lines.join('\n\n'), 'next-steps': todo.join('\n\n') };
}

/** Upgrades by release line, and the lines that get none. */
export function whatToDo(state: Case): string {
  const fixes = Object.values(state.fixes);
  const out = fixes
    .filter((f) => f.state === 'released')
    .map(
      (f) =>
        `${f.line}: upgrade to ${f.version}${f.precondition ? ` (first: ${f.precondition.replace(/\.$/, '')})` : ''}\n  ${f.url}`,
    );
  const without = fixes.filter((f) => f.state === 'declined').map((f) => `${f.line}: no patch. ${f.reason}`);
  return [...out, ...without].join('\n');
}

/**
 * That the releases are out (R70): it goes to whoever was told early, in the clear, with the CVE id; the terms bind nobody
 * any more. Owed since the publication that drafted it.
 */
export const releaseOut: KindOfNotice = {
  title: 'Releases are out',
  letter: 'The releases of a matter that your organisation was told of early are out.',
  differs: { blocks: ['change', 'next-steps'], tag: '', footer: 'none', leaveOut: ['reporter-name'] },
  fitsPublic: true,
  afterRelease: true,
  subject: 'releases are out',
  owedSince: ({ advisory, notices, followedUpAt }) =>
    followedUpAt === undefined && notices.some(({ kind }) => kind === 'release-out')
      ? advisory.publications.at(-1)?.at
      : undefined,
  fill: sayReleaseOut,
};
