import { h, type JSX } from 'preact';
import { instant } from '../../../src/core/process/instant.ts';
import { AdvisoryEditorPage } from '../../../src/http/pages/advisory-editor-page.tsx';
import { CasePage } from '../../../src/http/pages/case-page.tsx';
import { DeliveriesPage } from '../../../src/http/pages/deliveries-page.tsx';
import { DistributorsPage } from '../../../src/http/pages/distributors-page.tsx';
import { InboxPage } from '../../../src/http/pages/inbox-page.tsx';
import { NoticeComposerPage } from '../../../src/http/pages/notice-composer-page.tsx';
import { OrganisationPage } from '../../../src/http/pages/organisation-page.tsx';
import { PartnerListPage, PartnerNoticePage, VouchListPage } from '../../../src/http/pages/partner-pages.tsx';
import { SentPage } from '../../../src/http/pages/sent-page.tsx';
import { VouchPage } from '../../../src/http/pages/vouch-page.tsx';
import { collapsedRoom, room } from './case-sample.ts';
import { deliveryPages } from './delivery-pages.ts';
import * as sample from './desk-samples.ts';
import { dutyPages } from './duty-pages.ts';
import { fixPages } from './fix-pages.ts';
import { leakPages } from './leak-pages.ts';
import { membershipPages } from './membership-pages.ts';
import { embargoText } from './public-samples.ts';

const at = (path: string) => ({ ...sample.frame, path });
const partner = { ...at('/partner'), person: { name: 'Ola Berg', role: 'Tern Kubernetes' } };
const sentAt = instant('2026-11-27T10:00:00Z');
const embargoEnd = instant('2026-12-15T16:00:00Z');

/** Every page behind a sign-in with a sample view, by name. */
export const signedInPages: Readonly<Record<string, () => JSX.Element>> = {
  ...dutyPages,
  ...fixPages,
  ...deliveryPages,
  ...leakPages,
  ...membershipPages,
  inbox: () => h(InboxPage, { frame: at('/desk'), view: sample.inbox }),
  'inbox-empty': () =>
    h(InboxPage, {
      frame: at('/desk'),
      view: { now: { text: 'Nothing until Fri 10:00 UTC.', tone: 'calm' }, tabs: [], items: [] },
    }),
  case: () => h(CasePage, { frame: at('/desk/cases/CASE-0042'), view: room }),
  'case-collapsed': () => h(CasePage, { frame: at('/desk/cases/CASE-0042'), view: collapsedRoom }),
  editor: () => h(AdvisoryEditorPage, { frame: at('/desk/cases/CASE-0042/advisory'), view: sample.editor }),
  notice: () => h(NoticeComposerPage, { frame: at('/desk/cases/CASE-0042/notice'), view: sample.notice }),
  'notice-no-draft': () =>
    h(NoticeComposerPage, {
      frame: at('/desk/cases/CASE-0042/notice'),
      view: {
        ...sample.notice,
        state: 'new',
        findings: [],
        inTheWay: {
          gates: [
            {
              id: 'draft-exists',
              title: 'An advisory draft exists',
              clause: 'R39',
              open: false,
              sentence: 'There is no advisory draft yet. Write one.',
            },
          ],
          out: { href: '/desk/cases/CASE-0042/advisory', text: 'Write the advisory draft' },
        },
      },
    }),
  'notice-leaving': () =>
    h(NoticeComposerPage, {
      frame: at('/desk/cases/CASE-0042/notice'),
      view: {
        ...sample.notice,
        state: 'leaving',
        leavesAt: instant('2026-11-30T09:02:00Z'),
        findings: [],
        offers: [sample.stop],
      },
    }),
  'notice-sent': () =>
    h(NoticeComposerPage, {
      frame: at('/desk/cases/CASE-0042/notice'),
      view: {
        ...sample.notice,
        state: 'sent',
        sentAt,
        findings: [],
        since: undefined,
        board: '/desk/cases/CASE-0042/notices/1',
        offers: [],
        others: [{ title: 'Follow-up', href: '/desk/cases/CASE-0042/notice?kind=follow-up', state: 'new' }],
        recipients: [
          {
            id: 'tern',
            organisation: 'Tern Kubernetes',
            ready: true,
            note: 'Reference N-4K2M, bound by the embargo',
            delivery: 'delivered',
            answer: 'object',
          },
          {
            id: 'umbra',
            organisation: 'Umbra Linux',
            ready: true,
            note: 'Reference N-7QK2, invited',
            delivery: 'in doubt',
          },
        ],
      },
    }),
  distributors: () =>
    h(DistributorsPage, {
      frame: at('/desk/distributors'),
      view: { ...sample.distributors, mayImport: true, invited: '12 organisations' },
    }),
  organisation: () => h(OrganisationPage, { frame: at('/desk/distributors/o2'), view: sample.organisation }),
  'sent-none': () => h(SentPage, { frame: at('/desk/sent'), view: { judged: 31, breaches: [] } }),
  sent: () =>
    h(SentPage, {
      frame: at('/desk/sent'),
      view: {
        judged: 31,
        breaches: [
          {
            sent: 'n1',
            case: 'CASE-2026-0042',
            at: instant('2026-11-30T09:02:00Z'),
            letter: 'notice plan',
            recipient: 'every recipient',
            rule: 'leak-other-case',
            message: 'These are the words of another case, which those who read this may know nothing of.',
            policy: 'The words of a case go to those who were told of that case, and to nobody else.',
          },
        ],
      },
    }),
  deliveries: () =>
    h(DeliveriesPage, {
      frame: at('/desk/deliveries'),
      view: {
        deliveries: [
          {
            id: 'd1',
            letter: 'notice',
            recipient: 'Umbra Linux',
            status: 'in doubt',
            changedAt: sentAt,
            attempts: 1,
            case: 'CASE-0042',
          },
        ],
      },
    }),
  partner: () =>
    h(PartnerListPage, {
      frame: partner,
      view: {
        organisation: 'Tern Kubernetes',
        vouchRequests: 1,
        notices: [
          { ref: 'N-4K2M', href: '/partner/notices/N-4K2M', sentAt, embargoEnd, isPublic: false, mayAnswer: true },
          {
            ref: 'N-1A7C',
            href: '/partner/notices/N-1A7C',
            sentAt,
            isPublic: true,
            mayAnswer: false,
            answer: 'ok',
            embargoEnd: instant('2026-08-04T16:00:00Z'),
          },
        ],
      },
    }),
  'partner-suspended': () =>
    h(PartnerListPage, {
      frame: partner,
      view: {
        organisation: 'Tern Kubernetes',
        suspendedSince: sentAt,
        vouchRequests: 0,
        notices: [],
        newPolicy: { version: 2, text: 'Keep it to those who need to know.' },
      },
    }),
  'partner-notice': () =>
    h(PartnerNoticePage, {
      frame: { ...partner, path: '/partner/notices/N-4K2M' },
      view: {
        ref: 'N-4K2M',
        now: {
          text: 'N-4K2M: Say that you have read the notice, before “Agreed disclosure” on Tue 15 Dec 2026 16:00 UTC',
          tone: 'due',
          href: '#read',
          action: 'Go to it',
        },
        subject: '[contour] #security notice N-4K2M',
        text: `## Description\n\nA tenant can exhaust memory by sharing routes.\n\n## Versions affected\n\nContour 1.31 to 1.33.1\n\n## Embargo policy (version 1)\n\n${embargoText}`,
        sentAt,
        isPublic: false,
        embargoEnd,
        question: { proposal: 1, at: embargoEnd, note: 'Two weeks for testing.' },
        action: '/partner/notices/N-4K2M/answer',
        consent: { word: 'signatory', decline: '/partner/notices/N-4K2M/steps/decline-embargo' },
        affected: {
          action: '/partner/notices/N-4K2M/steps/tell-affected',
          said: [{ at: sentAt, affected: 'affected', products: 'Tern Kubernetes 1.33' }],
        },
        questions: {
          action: '/partner/notices/N-4K2M/steps/ask-team',
          asked: [
            {
              id: 'q1',
              at: sentAt,
              text: 'Is 1.30 affected?',
              answer: { at: sentAt, by: 'a1', text: 'Yes, from 1.29 on.' },
            },
            { id: 'q2', at: sentAt, text: 'Is there a test that shows it?' },
          ],
        },
        earlier: [{ sentAt: instant('2026-11-20T10:00:00Z'), text: '## Description\n\nThere is something.' }],
        status: { action: '/partner/notices/N-4K2M/steps/tell-status' },
        feedback: { action: '/partner/notices/N-4K2M/steps/give-feedback' },
        fix: { action: '/partner/notices/N-4K2M/fix', lines: ['1.33', '1.32'], missing: ['1.31'], isEncrypted: true },
        readAction: '/partner/notices/N-4K2M/steps/open-notice',
        hasFollowUp: false,
      },
    }),
  'vouch-list': () =>
    h(VouchListPage, {
      frame: { ...partner, path: '/partner/vouch' },
      view: {
        requests: [{ id: 'o2', name: 'Gannet Cloud', since: sentAt }],
        given: [{ id: 'o3', name: 'Heron Linux', since: sentAt }],
      },
    }),
  vouch: () =>
    h(VouchPage, {
      frame: { ...partner, path: '/partner/vouch' },
      view: {
        applicant: 'Gannet Cloud',
        products: 'Gannet ingress',
        criteria: sample.organisation.criteria.criteria,
        action: '/partner/vouch/o2',
        values: {},
        errors: [{ field: 'answer', message: 'Choose one of the two.' }],
      },
    }),
};
