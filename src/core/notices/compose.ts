import type { Advisory } from '../advisory/advisory.ts';
import type { Case } from '../case/model.ts';
import { currentProposal } from '../embargo/embargo.ts';
import { sayInstant } from '../process/instant.ts';
import type { NoticeBlock, Playbook } from '../process/playbook.ts';

/** Headings of the blocks, in the words of the seed checklist (rule R53). */
export const blockTitles: Readonly<Record<NoticeBlock, string>> = {
  description: 'Description',
  versions: 'Versions affected',
  vectors: 'Known attack vectors',
  workarounds: 'Possible workarounds',
  'next-steps': 'Next steps and dates',
  ask: 'What we ask of you',
};

export interface NoticeText {
  readonly subject: string;
  readonly text: string;
}

/**
 * The notice as one recipient reads it: blocks in the playbook's order, the embargo policy word for word at the foot,
 * the tag and the recipient's own reference in the subject (R19, R53, R56). `name` is the playbook's name.
 */
export function composeNotice(blocks: Readonly<Record<string, string>>, ref: string, playbook: Playbook): NoticeText {
  const { tag, footer, blocks: order } = playbook.notices.plan;
  const subject = [`[${playbook.name}]`, tag, 'notice', ref].filter(Boolean).join(' ');
  const sections = order
    .filter((id) => (blocks[id] ?? '').trim() !== '')
    .map((id) => `${blockTitles[id]}\n\n${(blocks[id] ?? '').trim()}`);
  const foot = footer === 'embargo-policy' ? [policyFooter(playbook)] : [];
  return { subject, text: [...sections, ...foot].join('\n\n') };
}

/** The locked footer: heading and the policy's own text, unchanged. */
export function policyFooter(playbook: Playbook): string {
  return `Embargo policy (version ${playbook.embargo.policyVersion})\n\n${playbook.embargo.policy.trim()}`;
}

/** A first text for every block, taken from the advisory draft and the proposed date; the author edits it. */
export function draftBlocks(state: Case): Record<string, string> {
  const advisory = state.advisory.revisions.at(-1)?.advisory;
  const proposal = currentProposal(state.embargo);
  const lines = Object.values(state.fixes);
  const ranges = advisory?.affected.flatMap((a) =>
    a.ranges.map((r) => `${a.product} ${r.introduced} up to, not including, ${r.fixed ?? 'a release to be named'}`),
  );
  const releases = lines
    .filter((l) => l.state !== 'declined')
    .map((l) => `${l.line}: ${fixedIn(advisory, l.line) ?? l.planned ?? 'version to be named'}`);
  const date = proposal ? `Proposed public disclosure: ${sayInstant(proposal.at)}.` : '';
  return {
    description: advisory?.description ?? '',
    versions: ranges?.join('\n') ?? '',
    vectors: advisory?.attackVectors || advisory?.impact || '',
    workarounds: advisory?.workarounds ?? '',
    'next-steps': [releases.length > 0 ? `Planned patch releases: ${releases.join(', ')}.` : '', date]
      .filter(Boolean)
      .join('\n'),
    ask: 'Please answer on the page of this notice: OK, prefer another date, or object with a reason and the earliest date that works for you.',
  };
}

/** The version that the advisory names for a line: the newer word, where the plan at triage said something else. */
function fixedIn(advisory: Advisory | undefined, line: string): string | undefined {
  return advisory?.affected.flatMap((a) => a.ranges).find((r) => r.line === line)?.fixed;
}
