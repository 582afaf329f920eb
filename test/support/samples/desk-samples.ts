import { fault, warning } from '../../../src/core/case/fault.ts';
import { instant } from '../../../src/core/process/instant.ts';
import type { AdvisoryEditorView } from '../../../src/http/pages/advisory-editor-page.tsx';
import type { DistributorsView } from '../../../src/http/pages/distributors-page.tsx';
import type { InboxView } from '../../../src/http/pages/inbox-page.tsx';
import type { NoticeComposerView } from '../../../src/http/pages/notice-composer-page.tsx';
import type { OrganisationView } from '../../../src/http/pages/organisation-page.tsx';
import type { Frame } from '../../../src/parts/frame.ts';
import type { NowSentence } from '../../../src/parts/now-bar.tsx';
import { embargoText, frame as publicFrame } from './public-samples.ts';

export const frame: Frame = { ...publicFrame, person: { name: 'Mara', role: 'lead' } };

export const now: NowSentence = {
  text: 'Answer the reporter of CASE-0043, due Mon 30 Nov 2026 14:10 UTC',
  tone: 'due',
  href: '/desk/cases/CASE-0043#step-contact-reporter',
  action: 'Answer',
};

export const inbox: InboxView = {
  now,
  tabs: [
    { href: '/desk', text: 'All', isHere: true, count: 4 },
    { href: '/desk?view=mine', text: 'Waiting for me', count: 2 },
    { href: '/desk?view=others', text: 'Waiting for others', count: 1 },
  ],
  onDuty: 'Mara until Fri 4 Dec 2026 16:00 UTC',
  items: [
    {
      number: 'CASE-0039',
      href: '/desk/cases/CASE-0039',
      title: 'Possible request smuggling with HTTP/2 downgrade',
      status: 'received',
      clock: { title: 'First contact', state: 'late', dueAt: instant('2026-11-30T07:00:00Z') },
      next: 'Answer the reporter for the first time.',
      isPublic: true,
    },
    {
      number: 'CASE-0043',
      href: '/desk/cases/CASE-0043',
      title: 'Access log leaks bearer tokens',
      status: 'received',
      clock: { title: 'First contact', state: 'due soon', dueAt: instant('2026-11-30T14:10:00Z') },
      next: 'Answer the reporter for the first time.',
      isPublic: false,
      isNew: true,
    },
    {
      number: 'CASE-0042',
      href: '/desk/cases/CASE-0042',
      title: 'A tenant can exhaust memory by sharing routes',
      status: 'accepted',
      clock: { title: 'Public disclosure', state: 'ok', dueAt: instant('2026-12-15T16:00:00Z') },
      next: 'Answer 1 objection to the date.',
      severity: 'high',
      score: 7.7,
      embargoEnd: instant('2026-12-15T16:00:00Z'),
      isPublic: false,
    },
    {
      number: 'CASE-0033',
      href: '/desk/cases/CASE-0033',
      title: 'Crash on malformed certificate',
      status: 'valid',
      clock: { title: 'Plan and workarounds', state: 'met', dueAt: instant('2026-11-25T16:00:00Z') },
      severity: 'medium',
      score: 5.3,
      isPublic: false,
    },
  ],
};

export const editor: AdvisoryEditorView = {
  number: 'CASE-0042',
  now,
  embargo: { until: instant('2026-12-15T16:00:00Z') },
  state: 'frozen',
  revision: 3,
  savedAt: instant('2026-11-30T08:40:00Z'),
  values: {
    id: 'CONTOUR-2026-004',
    title: 'A tenant can exhaust memory by sharing routes',
    summary: 'One tenant who may create routes can stop the controller for all.',
    description: 'Routes that are included from many namespaces are expanded **without a bound**.',
    workarounds: 'Limit who may create includes.',
    cwe: 'CWE-400',
    cvss: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:N/I:N/A:H',
    'affected.0.vendor': 'projectcontour',
    'affected.0.product': 'Contour',
    'affected.0.ranges.0.line': '1.33',
    'affected.0.ranges.0.introduced': '1.33.0',
    'affected.0.ranges.0.fixed': '1.33.2',
    'statements.0.vendor': 'projectcontour',
    'statements.0.product': 'Contour operator',
    'statements.0.purl': 'pkg:golang/github.com/projectcontour/contour-operator',
    'statements.0.status': 'not affected',
    'statements.0.justification': 'vulnerable_code_not_present',
    'statements.0.why': 'It only installs the controller and expands no routes.',
    'scores.0.environment': 'One tenant in each cluster',
    'scores.0.cvss': 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:N/I:N/A:L',
  },
  products: [{ ranges: 1 }],
  statements: 1,
  scores: 1,
  references: 0,
  credits: 0,
  severity: { word: 'high', score: 7.7, method: 'CVSS 3.1' },
  errors: [{ field: 'impact', message: 'Say what somebody can do with it.' }],
  formats: [
    { name: 'CSAF', faults: [] },
    { name: 'OSV', faults: [] },
    {
      name: 'CVE',
      faults: [fault('cve/description', '/description', 'The description names no version.', 'Name the versions.')],
    },
    {
      name: 'GHSA',
      faults: [warning('ghsa/references', '/references', 'There is no reference.', 'Add the release notes.')],
    },
  ],
  action: '/desk/cases/CASE-0042/advisory',
  done: 'Revision 3 is saved.',
};

export const notice: NoticeComposerView = {
  number: 'CASE-0042',
  now,
  embargo: { until: null },
  state: 'draft',
  notice: 'n1',
  blocks: [
    { id: 'description', title: 'Description', text: 'A tenant can exhaust memory (CVE-2026-31337).' },
    { id: 'versions', title: 'Versions affected', text: 'Contour 1.31 to 1.33.1' },
    { id: 'vectors', title: 'Known attack vectors', text: '' },
    { id: 'workarounds', title: 'Possible workarounds', text: 'Limit who may create includes.' },
    { id: 'next-steps', title: 'Next steps and dates', text: 'Patches on 8 December 2026.' },
    { id: 'ask', title: 'What we ask of you', text: 'Please answer on the page of this notice.' },
  ],
  kind: { id: 'plan', title: 'Early notice' },
  others: [],
  subject: '[contour] #security notice REF',
  footer: { text: embargoText, version: 1, sha256: '9c1e'.repeat(16) },
  findings: [
    {
      finding: {
        ...fault(
          'leak-cve-id',
          '/blocks/description',
          '“CVE-2026-31337” names the CVE id. The policy says: leave out the CVE id.',
          'Remove it; the id becomes public with the advisory.',
        ),
        line: 1,
        column: 30,
        quote: 'CVE-2026-31337',
        policy: 'Leave out the CVE ID.',
        instead: 'this matter',
      },
      where: 'Description',
      mend: 'leak-cve-id@/blocks/description:1:30',
    },
    {
      finding: {
        ...warning(
          'date-without-hour',
          '/blocks/next-steps',
          '“8 December 2026” has no hour and no zone.',
          'Say the hour.',
        ),
        line: 1,
        column: 12,
        quote: '8 December 2026',
        policy: 'A disclosure has a date, an hour and a zone.',
      },
      where: 'Next steps and dates',
    },
  ],
  since: { joined: ['Tern Kubernetes'], gone: [] },
  preview: {
    as: 'tern',
    organisation: 'Tern Kubernetes',
    says: 'the words of the notice, encrypted to 0123456789ABCDEF0123456789ABCDEF01234567.',
    subject: '[contour] #security notice REF-7QK2',
    text: 'Description\n\nA tenant can exhaust memory.\n\nYour answer\n\nRead this notice and answer it here:',
  },
  errors: [],
  recipients: [
    { id: 'tern', organisation: 'Tern Kubernetes', ready: true, note: 'Policy version 1, encrypted' },
    { organisation: 'Umbra Linux', ready: true, note: '2 people, accepted version 1' },
    { organisation: 'NimbusOS', ready: false, note: 'Suspended since a leak' },
  ],
  offers: [
    {
      id: 'approve-notice',
      title: 'Approve the notice',
      does: 'A second person reads the text and stands by it.',
      clause: 'R57',
      gates: [
        {
          id: 'gives-nothing-away',
          title: 'The text gives nothing away',
          clause: 'R54',
          open: false,
          sentence: 'The text has 1 finding.',
        },
      ],
      fields: [{ name: 'notice', label: 'Notice', kind: 'hidden', required: true, value: 'n1' }],
      action: '/desk/cases/CASE-0042/notice/steps/approve-notice',
    },
    {
      id: 'send-notice',
      title: 'Send the notice',
      does: 'Leaves after 120 s, and can be stopped until then.',
      clause: 'R58',
      gates: [{ id: 'is-approved', title: 'A second person approved it', clause: 'R57', open: true }],
      fields: [
        {
          name: 'count',
          label: 'Number of organisations',
          hint: 'Type the number that the list shows',
          kind: 'number',
          required: true,
        },
      ],
      action: '/desk/cases/CASE-0042/notice/steps/send-notice',
      isUnfolded: true,
    },
  ],
  action: '/desk/cases/CASE-0042/notice',
};

/** The step that holds back a notice, while it leaves. */
export const stop: NoticeComposerView['offers'][number] = {
  id: 'stop-notice',
  title: 'Stop the notice',
  does: 'Holds back a notice that has not left yet.',
  clause: 'house rule',
  gates: [],
  fields: [{ name: 'notice', label: 'Notice', kind: 'hidden', required: true, value: 'n1' }],
  action: '/desk/cases/CASE-0042/notice/steps/stop-notice',
};

export const distributors: DistributorsView = {
  now: { text: 'Nothing is waiting for you.', tone: 'calm' },
  policyVersion: 1,
  organisations: [
    {
      id: 'o1',
      name: 'Tern Kubernetes',
      products: 'Tern Kubernetes, Tern Edge',
      state: 'active',
      since: instant('2026-04-02T10:00:00Z'),
      policyVersion: 1,
      isCurrent: true,
      people: { under: 3, all: 3 },
      reviewDue: instant('2027-03-01T10:00:00Z'),
      vouchedBy: 'Umbra Linux',
      strikes: 0,
    },
    {
      id: 'o2',
      name: 'Gannet Cloud',
      products: 'Gannet ingress',
      state: 'applied',
      since: instant('2026-11-24T10:00:00Z'),
      policyVersion: 1,
      isCurrent: true,
      people: { under: 0, all: 0 },
      strikes: 0,
    },
    {
      id: 'o3',
      name: 'NimbusOS',
      products: 'NimbusOS',
      state: 'suspended',
      since: instant('2026-09-01T10:00:00Z'),
      policyVersion: 1,
      isCurrent: true,
      people: { under: 3, all: 4 },
      strikes: 1,
    },
  ],
};

export const organisation: OrganisationView = {
  id: 'o2',
  name: 'Gannet Cloud',
  state: 'applied',
  reference: 'A-2M4K',
  products: 'Gannet ingress',
  contact: { name: 'Ola Berg', address: 'psirt@gannet.example' },
  road: { isOpen: false },
  appliedAt: instant('2026-11-24T10:00:00Z'),
  criteria: {
    criteria: [
      {
        id: 'active',
        text: 'Be an active distributor of Contour.',
        answer: 'We ship it in every cluster since 2023.',
        judged: { judgement: 'ok', note: '', by: 'Lena', at: instant('2026-11-25T10:00:00Z') },
      },
      {
        id: 'base',
        text: 'Have a user base that is not limited to your own organization.',
        answer: '',
        judged: { judgement: 'ask', note: 'Who are they?', by: 'Lena', at: instant('2026-11-25T10:00:00Z') },
      },
    ],
    judgeAction: '/desk/distributors/o2/steps/judge',
    judging: {
      criterion: 'base',
      values: { judgement: 'no', note: '' },
      errors: [{ field: 'note', message: 'Write what is missing.' }],
    },
  },
  review: {
    votes: [{ by: 'Lena', vote: 'accept', reason: 'They fix what they ship.', at: instant('2026-11-25T10:00:00Z') }],
    votesNeeded: 2,
    questions: [{ at: instant('2026-11-25T10:00:00Z'), question: 'Who builds your packages?' }],
    appeals: [{ at: instant('2026-11-26T10:00:00Z'), reason: 'Two fixes came out this week.' }],
  },
  alike: [{ id: 'o9', name: 'Gannеt Cloud', state: 'active' }],
  sharing: ['Osier Platform'],
  people: {
    under: 1,
    all: 2,
    takeOffAction: '/desk/distributors/o2/steps/take-off',
    people: [
      {
        account: 'a1',
        name: 'Ola Berg',
        address: 'psirt@gannet.example',
        isContact: true,
        accepted: { version: 1, at: instant('2026-11-24T10:00:00Z') },
        isCurrent: true,
      },
      { account: 'a2', name: 'Ida Holm', address: 'ida@gannet.example', isContact: false, isCurrent: false },
    ],
  },
  reviewDue: instant('2027-11-24T10:00:00Z'),
  policy: { version: 1, hash: '9c1e'.repeat(16), at: instant('2026-11-24T10:00:00Z'), isCurrent: true },
  voucher: { named: 'Tern Kubernetes', state: 'asked' },
  keys: [],
  leaks: [],
  strikes: [],
  offers: [
    {
      id: 'accept-membership',
      title: 'Accept the application',
      does: 'Makes the organisation a member.',
      clause: 'R73',
      gates: [
        {
          id: 'vouched',
          title: 'A member vouches',
          clause: 'R73',
          open: false,
          sentence: 'Tern Kubernetes has not answered yet.',
        },
      ],
      fields: [{ name: 'reason', label: 'Reason', kind: 'textarea', required: true }],
      action: '/desk/distributors/o2/steps/accept-membership',
    },
  ],
};
