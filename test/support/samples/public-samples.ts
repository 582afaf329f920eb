import { advisorySchema } from '../../../src/core/advisory/advisory.ts';
import { warning } from '../../../src/core/case/fault.ts';
import { instant } from '../../../src/core/process/instant.ts';
import type { AnswerView } from '../../../src/http/pages/answer-page.tsx';
import type { ApplicationPageView } from '../../../src/http/pages/application-page.tsx';
import type { HomeView } from '../../../src/http/pages/home-page.tsx';
import type { JoinView } from '../../../src/http/pages/join-page.tsx';
import type { MemberListView } from '../../../src/http/pages/member-list-page.tsx';
import type { PolicyView } from '../../../src/http/pages/policy-page.tsx';
import type { ReceiptView } from '../../../src/http/pages/receipt-page.tsx';
import type { ReporterRoomView } from '../../../src/http/pages/reporter-room-page.tsx';
import type { AdvisoryItem } from '../../../src/parts/advisory/advisory-card.tsx';
import type { AdvisoryView } from '../../../src/parts/advisory/advisory-page.tsx';
import type { Frame } from '../../../src/parts/frame.ts';

/** Views with every corner filled, for the page tests and for looking at. Nothing in them is real. */
export const frame: Frame = {
  project: 'Contour',
  now: instant('2026-11-30T09:00:00Z'),
  zone: 'Europe/Berlin',
  theme: 'auto',
  path: '/',
  mode: 'real',
  formToken: 'form-token',
};

const scope = `Report a vulnerability when you think Contour has one, when you suspect one but are unsure that it affects Contour, or when you know of or suspect one in another project that Contour uses.

Please do not file public reports for security vulnerabilities. A lack of safe defaults alone is not acted on.`;

export const advisoryItems: readonly AdvisoryItem[] = [
  {
    id: 'CONTOUR-2026-004',
    title: 'A tenant can exhaust memory by sharing routes',
    summary:
      'Routes included from many namespaces are expanded without a bound, so that one tenant can stop the controller.',
    cve: 'CVE-2026-31337',
    severity: 'high',
    score: 7.7,
    publishedAt: instant('2026-11-17T16:00:00Z'),
    updatedAt: instant('2026-11-18T09:20:00Z'),
    status: 'published',
    fixedIn: ['1.33.2', '1.32.4', '1.31.6'],
  },
  {
    id: 'CONTOUR-2026-003',
    title: 'Header rewriting drops a client certificate check',
    summary: 'With two virtual hosts on one listener the second one is served without the check.',
    severity: 'critical',
    score: 9.1,
    publishedAt: instant('2026-08-04T16:00:00Z'),
    updatedAt: instant('2026-08-04T16:00:00Z'),
    status: 'published',
    fixedIn: ['1.32.1', '1.31.3'],
  },
  {
    id: 'CONTOUR-2026-002',
    title: 'Debug page reachable from pods',
    summary: '',
    severity: 'low',
    publishedAt: instant('2026-03-10T16:00:00Z'),
    updatedAt: instant('2026-03-12T16:00:00Z'),
    status: 'withdrawn',
    fixedIn: [],
  },
];

export const home: HomeView = {
  firstReplyWithin: '3 business days',
  disclosureWithin: '14 business days',
  scope,
  mail: 'security@contour.example',
  publicTracker: 'https://tracker.example/contour',
  advisories: advisoryItems,
};

export const advisoryYears = [{ year: '2026', count: advisoryItems.length }];

export const receipt: ReceiptView = {
  reference: 'R-7KQ2-MX4D',
  words: ['maple', 'orbit', 'candid', 'thirty', 'lunar', 'velvet', 'anchor', 'moss', 'harbour', 'plain'],
  firstReplyBy: instant('2026-12-03T16:00:00Z'),
  alreadyPublic: false,
  gaps: [
    warning('report-gap', '/surface', 'We do not know yet how usage is affected.', 'Say who could reach it.'),
    warning(
      'report-gap',
      '/dependencies',
      'Other projects are not named.',
      'Name them with versions, or say that none took part.',
    ),
  ],
};

export const room: ReporterRoomView = {
  reference: 'R-7KQ2-MX4D',
  subject: 'A tenant can exhaust memory by sharing routes',
  query: '',
  parts: [{ ref: 'R-9QX4-TT2K', subject: 'A second flaw that was found in the same report' }],
  stages: [
    { word: 'Received', state: 'done' },
    { word: 'Examined', state: 'done' },
    { word: 'Fix in work', state: 'now' },
    { word: 'Date agreed', state: 'ahead' },
    { word: 'Public', state: 'ahead' },
  ],
  turn: 'reporter',
  turnSentence: 'The team has asked you something and waits for your answer. Write it below the conversation.',
  questions: ['Does it also happen with route sharing switched off?'],
  deadline: { at: instant('2027-02-26T09:00:00Z'), errors: [], values: {} },
  nextUpdate: { title: 'Next news', state: 'ok', dueAt: instant('2026-12-03T16:00:00Z') },
  seenAt: instant('2026-11-28T09:40:00Z'),
  messages: [
    {
      id: 'm1',
      at: instant('2026-11-28T09:02:00Z'),
      who: 'You',
      what: 'reported it',
      audience: 'reporter',
      audienceWho: 'you and the team',
      text: 'Create a route in one namespace and include it from two thousand others. The controller’s memory grows until it is killed.\n\n```\nkubectl apply -f proxies.yaml\n```',
    },
    {
      id: 'm2',
      at: instant('2026-11-29T10:15:00Z'),
      who: 'The team',
      what: 'answered',
      audience: 'reporter',
      audienceWho: 'you and the team',
      trusted: true,
      text: 'Thank you. We can see it ourselves.\n\n**Plan:** bound the expansion, in every supported release.\n\n**In the meantime:** limit who may create includes.',
    },
  ],
  reply: { errors: [], filesUpTo: '20 MB' },
  date: {
    proposal: 1,
    at: instant('2026-12-15T16:00:00Z'),
    note: 'Two weeks for testing and for distributors to build.',
  },
  credit: {
    chosen: 'name',
    choices: [
      { value: 'none', text: 'Do not name me', line: 'Reported by a reporter who wishes not to be named.' },
      { value: 'name', text: 'By name', line: 'Reported by Ada Example.' },
      { value: 'name and affiliation', text: 'By name and company', line: 'Reported by Ada Example of Example Ltd.' },
    ],
  },
};

export const policy: PolicyView = {
  title: 'Contour security report process',
  version: 1,
  scope,
  clocks: [
    { title: 'First contact by a person', length: '3 business days', counted: 'Monday to Friday, UTC' },
    { title: 'Plan and workarounds', length: '3 business days', counted: 'Monday to Friday, UTC' },
    { title: 'From report to disclosure, when critical', length: '14 business days', counted: 'Monday to Friday, UTC' },
  ],
  rejectionReasons: ['What was reported is not a vulnerability.', 'No supported release is affected.'],
  delayReasons: ['The bug or the fix is not yet fully understood.', 'The solution is not well tested.'],
  embargoVersion: 1,
  mail: 'security@contour.example',
  source: 'https://contour.example/security',
};

export const embargoText =
  'The information that members receive must not be made public, shared, or even hinted at anywhere beyond those who need to know within your specific team, unless you receive explicit approval.\n\nIf you share information beyond what is permitted by this policy, you must urgently inform the team of exactly what information was leaked and to whom.';

export const join: JoinView = {
  criteria: [
    { id: 'active-distributor', text: 'Be an active distributor of Contour.' },
    { id: 'user-base', text: 'Have a user base that is not limited to your own organization.' },
    {
      id: 'track-record',
      text: 'Have a publicly verifiable track record up to the present day of fixing security issues.',
    },
    { id: 'not-a-rebuild', text: 'Not be a downstream or rebuild of another distributor.' },
    { id: 'contributor', text: 'Be a participant and active contributor in the Contour community.' },
    { id: 'embargo-policy', text: 'Accept the Embargo Policy.', byForm: true },
    { id: 'voucher', text: 'Have someone who is already on the list vouch for you.', byForm: true },
  ],
  policy: { version: 1, text: embargoText, hash: '9c1e'.repeat(16) },
  vouches: true,
  action: '/join',
  values: { name: 'Tern Kubernetes', 'answers.user-base': 'Four hundred customers, see our page.' },
  errors: [{ field: 'accepted', message: 'Membership needs your acceptance of the embargo policy.' }],
};

export const joinDraft: JoinView = {
  ...join,
  action: '/join/ADDRESS',
  errors: [],
  kept: {
    until: instant('2026-05-01T12:00:00Z'),
    isNew: true,
    link: `https://tide.example/join/tg_apl_${'4'.repeat(49)}`,
  },
};

export const application: ApplicationPageView = {
  address: '/join/ADDRESS',
  name: 'Tern Kubernetes',
  reference: 'A2M4-K7QT',
  state: 'applied',
  appliedAt: instant('2026-03-28T10:00:00Z'),
  isByMail: false,
  voucher: { named: 'Acme Linux', state: 'asked', isNeeded: true },
  question: { at: instant('2026-03-30T10:00:00Z'), text: 'Which advisories did you publish since 2025?' },
  answered: [{ question: 'Who builds your packages?', answer: 'We do.', at: instant('2026-03-29T10:00:00Z') }],
  appeals: [],
  mayAppeal: false,
  isAppealed: false,
  policy: { version: 1, hash: '9c1e'.repeat(16), at: instant('2026-03-28T10:00:00Z') },
  newPolicy: { version: 2, text: embargoText },
  criteria: [{ id: 'user-base', text: 'Have a user base.', answer: 'Four hundred customers.' }],
  values: {},
  errors: [],
};

export const refusedApplication: ApplicationPageView = {
  ...application,
  state: 'refused',
  question: undefined,
  newPolicy: undefined,
  decided: { at: instant('2026-04-02T10:00:00Z'), reason: 'The last public fix is of 2024.' },
};

export const members: MemberListView = {
  readBy: 'public',
  members: [
    { name: 'Acme Linux', products: 'Acme Linux 9, Acme Edge' },
    { name: 'Tern Kubernetes', products: 'Tern Kubernetes' },
  ],
};

export const answer: AnswerView = {
  ref: 'N-4K2M',
  sentAt: instant('2026-11-27T10:00:00Z'),
  here: '/answer/ADDRESS',
  question: { proposal: 1, at: instant('2026-12-15T16:00:00Z'), note: 'Two weeks for testing.' },
  hasConsented: true,
  errors: [],
};

export const advisory: AdvisoryView = {
  further: [],
  published: {
    advisory: advisorySchema.parse({
      id: 'CONTOUR-2026-004',
      title: 'A tenant can exhaust memory by sharing routes',
      summary: 'One tenant who may create routes can stop the controller for all.',
      description:
        'Routes that are included from many namespaces are expanded **without a bound**. A tenant who may create `HTTPProxy` objects can make the controller use all of its memory.',
      impact: 'The controller is killed and restarts; changes of routes wait meanwhile.',
      workarounds:
        'Limit who may create includes with role based access control:\n\n```\nkubectl apply -f limit-includes.yaml\n```',
      detection: 'Look for objects with more than a thousand includes.',
      solution: '',
      cvss: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:N/I:N/A:H',
      cwe: 'CWE-400',
      cve: 'CVE-2026-31337',
      affected: [
        {
          vendor: 'projectcontour',
          product: 'Contour',
          ranges: [
            { line: '1.33', introduced: '1.33.0', fixed: '1.33.2' },
            { line: '1.32', introduced: '1.32.0', fixed: '1.32.4', precondition: 'Envoy 1.35 or later' },
            { line: '1.31', introduced: '0', unpatched: 'out of support since October' },
          ],
        },
      ],
      references: [{ kind: 'release', url: 'https://contour.example/releases/1.33.2', title: 'Contour 1.33.2' }],
    }),
    publisher: { name: 'Contour', namespace: 'https://contour.example', contact: 'security@contour.example' },
    status: 'published',
    publishedAt: '2026-11-17T16:00:00.000Z',
    updatedAt: '2026-11-18T09:20:00.000Z',
    revisions: [
      { number: 1, at: '2026-11-17T16:00:00.000Z', summary: 'First publication' },
      { number: 2, at: '2026-11-18T09:20:00.000Z', summary: 'Names the precondition of 1.32.4' },
    ],
    url: 'https://security.contour.example/advisories/CONTOUR-2026-004',
  },
  severity: 'high',
  score: {
    value: 7.7,
    method: 'CVSS 3.1',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:N/I:N/A:H',
    inWords: [
      'It can be attacked from anywhere that reaches the system over a network.',
      'An ordinary account is needed.',
    ],
  },
  timeline: [
    { at: instant('2026-10-28T09:02:00Z'), what: 'Reported' },
    { at: instant('2026-10-29T10:15:00Z'), what: 'First reply' },
    { at: instant('2026-11-03T10:15:00Z'), what: 'Distributors told' },
    { at: instant('2026-11-17T16:00:00Z'), what: 'Public' },
  ],
  credit: [{ line: 'Ada Example (Example Ltd), reporter', url: 'https://ada.example' }],
  formats: [
    { text: 'CSAF', href: '/advisories/CONTOUR-2026-004.csaf.json', type: 'application/json' },
    { text: 'OSV', href: '/advisories/CONTOUR-2026-004.osv.json', type: 'application/json' },
    { text: 'CVE', href: '/advisories/CONTOUR-2026-004.cve.json', type: 'application/json' },
    { text: 'OpenVEX', href: '/advisories/CONTOUR-2026-004.vex.json', type: 'application/json' },
    { text: 'Markdown', href: '/advisories/CONTOUR-2026-004.md', type: 'text/markdown' },
  ],
  weaknesses: ['CWE-400: Uncontrolled Resource Consumption'],
  check: { version: '1.33.1', answer: 'affected', fixedIn: '1.33.2' },
};
