import type { CaseRoom } from '../../app/queries/cases.ts';
import { sayAffected } from '../../core/advisory/affected-words.ts';
import { composeNotice } from '../../core/notices/compose.ts';
import { usersMail } from '../../core/notices/users-mail.ts';
import type { NegotiationView } from '../pages/negotiation-card.tsx';

/** Every text that an early end has drafted or that follows from it, as it would leave now, and where it is changed. */
export function collapseDrafts({ case: state, playbook }: CaseRoom): NegotiationView['drafts'] {
  const here = `/desk/cases/${state.number}`;
  const since = state.embargo.ended?.at ?? '';
  const notice = state.notices.findLast((each) => each.kind === 'embargo-ended');
  const word = state.messages.find((each) => each.audience === 'reporter' && each.from === 'team' && each.at >= since);
  const advisory = state.advisory.revisions.at(-1)?.advisory;
  return [
    ...(notice
      ? [
          {
            title: `Notice to distributors, ${notice.sent ? 'sent' : 'a draft'}`,
            text: composeNotice(notice.blocks, '(its reference)', playbook, notice.kind).text,
            href: `${here}/notice?notice=${notice.id}`,
          },
        ]
      : []),
    ...(word ? [{ title: 'Message to the reporter, in their room', text: word.text, href: '#timeline' }] : []),
    ...(advisory
      ? [
          {
            title: `Advisory ${advisory.id}, revision ${state.advisory.revisions.length}`,
            text: [advisory.title, sayAffected(advisory), advisory.workarounds].filter(Boolean).join('\n\n'),
            href: `${here}/advisory`,
          },
          { title: 'Mail to the users’ list, after publication', text: usersMail(state, playbook).text },
        ]
      : []),
  ];
}
