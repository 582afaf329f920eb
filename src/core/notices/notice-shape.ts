import { fault } from '../case/fault.ts';
import type { Playbook } from '../process/playbook.ts';
import type { NoticeKind } from '../process/playbook-notices.ts';
import { blockTitles, policyFooter } from './compose.ts';
import { noticeSpec } from './kinds.ts';
import type { LeakFinding } from './leak-finding.ts';
import { policyLine } from './policy-lines.ts';

/** What a whole notice lacks that its playbook asks for: the tag, a block, the terms at its foot word for word. */
export function shapeFindings(
  { subject, text }: { readonly subject: string; readonly text: string },
  playbook: Playbook,
  kind: NoticeKind = 'plan',
): readonly LeakFinding[] {
  const { tag, footer, blocks } = noticeSpec(playbook, kind);
  const lacks = (rule: string, path: string, message: string, mend: string): LeakFinding => ({
    ...fault(rule, path, message, mend),
    line: 1,
    column: 1,
    quote: '',
    policy: policyLine(rule, playbook.embargo),
  });
  const found: LeakFinding[] = [];
  if (tag !== '' && !subject.includes(tag))
    found.push(lacks('tag-missing', '/subject', `The subject does not carry ${tag}.`, `Put ${tag} into the subject.`));
  const body = sameLines(text);
  for (const block of blocks)
    if (!new RegExp(`^${blockTitles[block]}\\n+(?!(?:${titles})\\n)\\S`, 'mu').test(body))
      found.push(
        lacks(
          'block-missing',
          '/body',
          `The part “${blockTitles[block]}” is missing or empty.`,
          'Fill it, or write that there is nothing to say.',
        ),
      );
  if (footer === 'embargo-policy' && !body.trimEnd().endsWith(sameLines(policyFooter(playbook))))
    found.push(
      lacks(
        'footer-altered',
        '/body',
        `The embargo terms (version ${playbook.embargo.policyVersion}) do not stand at the foot word for word.`,
        'Put the terms at the foot as the playbook has them.',
      ),
    );
  return found;
}

const titles = Object.values(blockTitles).join('|');
const sameLines = (text: string): string => text.replace(/\r\n?/gu, '\n');
