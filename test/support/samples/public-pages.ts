import { h, type JSX } from 'preact';
import { instant } from '../../../src/core/process/instant.ts';
import { AnswerPage } from '../../../src/http/pages/answer-page.tsx';
import { ApplicationPage } from '../../../src/http/pages/application-page.tsx';
import { EmbargoPolicyPage } from '../../../src/http/pages/embargo-policy-page.tsx';
import { HomePage } from '../../../src/http/pages/home-page.tsx';
import { JoinedPage, JoinPage } from '../../../src/http/pages/join-page.tsx';
import { KeyPage } from '../../../src/http/pages/key-page.tsx';
import { LeakPage, LeakToldPage } from '../../../src/http/pages/leak-page.tsx';
import { MailSinkPage } from '../../../src/http/pages/mail-sink-page.tsx';
import { MemberListPage } from '../../../src/http/pages/member-list-page.tsx';
import { PolicyPage } from '../../../src/http/pages/policy-page.tsx';
import { NotFoundPage, ProblemPage } from '../../../src/http/pages/problem-page.tsx';
import { ReceiptPage } from '../../../src/http/pages/receipt-page.tsx';
import { ReportPage } from '../../../src/http/pages/report-page.tsx';
import { ReporterRoomPage } from '../../../src/http/pages/reporter-room-page.tsx';
import { RoadAnsweredPage, RoadPage } from '../../../src/http/pages/road-page.tsx';
import { AdvisoryListPage } from '../../../src/parts/advisory/advisory-list-page.tsx';
import { AdvisoryPage } from '../../../src/parts/advisory/advisory-page.tsx';
import * as sample from './public-samples.ts';

const { frame } = sample;
const at = (path: string) => ({ ...frame, path });

/** Every public page with a sample view, by name. */
export const publicPages: Readonly<Record<string, () => JSX.Element>> = {
  home: () => h(HomePage, { frame, view: sample.home }),
  report: () =>
    h(ReportPage, {
      frame: at('/report'),
      view: { values: {}, errors: [], filesUpTo: '20 MB', firstReplyWithin: '3 business days' },
    }),
  'report-wrong': () =>
    h(ReportPage, {
      frame: at('/report'),
      view: {
        values: { kind: 'suspected', contact: 'ada@', alreadyPublic: 'on' },
        errors: [
          { field: 'contact', message: 'This is no mail address. Leave it empty or mend it.' },
          { field: 'effects', message: 'Write what you have seen, in any of the boxes; one sentence is enough.' },
        ],
        firstReplyWithin: '3 business days',
      },
    }),
  receipt: () => h(ReceiptPage, { frame: at('/report'), view: sample.receipt }),
  key: () => h(KeyPage, { frame: at('/r/'), view: {} }),
  'key-wrong': () => h(KeyPage, { frame: at('/r/'), view: { error: 'These words open no report. Check each one.' } }),
  room: () => h(ReporterRoomPage, { frame: at('/r/'), view: sample.room }),
  'room-published': () =>
    h(ReporterRoomPage, {
      frame: at('/r/'),
      view: {
        ...sample.room,
        date: undefined,
        turn: 'nobody',
        turnSentence: 'It is done.',
        done: 'Your choice is kept.',
        decided: { at: instant('2026-11-17T16:00:00Z'), reason: 'Nobody objected.' },
        published: { id: 'CONTOUR-2026-004', title: 'CONTOUR-2026-004' },
      },
    }),
  policy: () => h(PolicyPage, { frame: at('/policy'), view: sample.policy }),
  'embargo-policy': () =>
    h(EmbargoPolicyPage, {
      frame: at('/policy/embargo/1'),
      view: { version: 1, newest: 2, text: sample.embargoText, hash: '9c1e'.repeat(16) },
    }),
  join: () => h(JoinPage, { frame: at('/join'), view: sample.join }),
  'join-draft': () => h(JoinPage, { frame: at('/join'), view: sample.joinDraft }),
  'join-invited': () =>
    h(JoinPage, {
      frame: at('/join'),
      view: {
        ...sample.joinDraft,
        errors: [],
        invited: 'Tern Kubernetes',
        vouches: false,
        criteria: sample.join.criteria.filter(({ id }) => id !== 'voucher'),
        kept: { until: instant('2026-05-01T12:00:00Z'), isNew: false, link: '' },
      },
    }),
  application: () => h(ApplicationPage, { frame: at('/join'), view: sample.application }),
  'application-refused': () =>
    h(ApplicationPage, { frame: at('/join'), view: { ...sample.refusedApplication, mayAppeal: true } }),
  'application-appealed': () =>
    h(ApplicationPage, {
      frame: at('/join'),
      view: {
        ...sample.refusedApplication,
        done: 'The team has your appeal.',
        isAppealed: true,
        appeals: [
          {
            at: instant('2026-04-03T10:00:00Z'),
            reason: 'Two more came out this week.',
            decided: { outcome: 'stands', reason: 'Both were published by the distributor upstream of you.' },
          },
          { at: instant('2026-04-05T10:00:00Z'), reason: 'We build both from source, see the logs.' },
        ],
      },
    }),
  'application-active': () =>
    h(ApplicationPage, {
      frame: at('/join'),
      view: {
        ...sample.refusedApplication,
        state: 'active',
        voucher: { named: 'Acme Linux', state: 'vouched', isNeeded: true },
        decided: { at: instant('2026-04-02T10:00:00Z'), reason: 'Every criterion is met.' },
      },
    }),
  'member-list': () => h(MemberListPage, { frame: at('/distributors'), view: sample.members }),
  'member-list-empty': () =>
    h(MemberListPage, { frame: at('/distributors'), view: { ...sample.members, members: [] } }),
  road: () => h(RoadPage, { frame: at('/road/ADDRESS'), view: { asks: 'test', action: '/road/ADDRESS' } }),
  'road-answered': () => h(RoadAnsweredPage, { frame: at('/road/ADDRESS'), asks: 'address' }),
  answer: () => h(AnswerPage, { frame: at('/answer/ADDRESS'), view: sample.answer }),
  'answer-terms': () =>
    h(AnswerPage, { frame: at('/answer/ADDRESS'), view: { ...sample.answer, hasConsented: false } }),
  'answer-done': () =>
    h(AnswerPage, {
      frame: at('/answer/ADDRESS'),
      view: {
        ...sample.answer,
        readAt: sample.answer.sentAt,
        done: 'The team has your question.',
        errors: [{ field: 'question-text', message: 'Write your question.' }],
      },
    }),
  joined: () =>
    h(JoinedPage, {
      frame: at('/join'),
      view: {
        reference: 'A-2M4K',
        organisation: 'Tern Kubernetes',
        address: 'security@tern.example',
        asksVoucher: true,
        link: `https://tide.example/join/tg_apl_${'4'.repeat(49)}`,
      },
    }),
  advisories: () =>
    h(AdvisoryListPage, {
      frame: at('/advisories'),
      view: { advisories: sample.advisoryItems, years: sample.advisoryYears },
    }),
  'advisories-empty': () => h(AdvisoryListPage, { frame: at('/advisories'), view: { advisories: [], years: [] } }),
  advisory: () => h(AdvisoryPage, { frame: at('/advisories/CONTOUR-2026-004'), view: sample.advisory }),
  'advisory-withdrawn': () =>
    h(AdvisoryPage, {
      frame: at('/advisories/CONTOUR-2026-004'),
      view: {
        ...sample.advisory,
        check: { version: 'latest', answer: 'unknown' },
        withdrawn: { at: instant('2026-11-20T10:00:00Z'), reason: 'It was no vulnerability after all.' },
      },
    }),
  leak: () =>
    h(LeakPage, { frame: at('/report/leak'), view: { values: {}, errors: [{ field: 'what', message: 'Say what.' }] } }),
  'leak-told': () => h(LeakToldPage, { frame: at('/report/leak'), view: { at: frame.now, reference: 'L-8F2A' } }),
  'not-found': () => h(NotFoundPage, { frame }),
  problem: () =>
    h(ProblemPage, {
      frame,
      view: {
        title: 'A gate is shut',
        detail: 'Line 1.31 has no release yet.',
        gates: [
          {
            id: 'lines-released',
            title: 'Every line is released',
            sentence: 'Line 1.31 has no release.',
            clause: 'R67',
          },
        ],
        instance: '7f3a9c',
      },
    }),
  mails: () =>
    h(MailSinkPage, {
      frame: { ...at('/demo/mail'), mode: 'demo' },
      view: {
        mails: [
          {
            id: 'm1',
            at: frame.now,
            to: 'security@tern.example',
            subject: '[contour] #security notice N-4K2M',
            text: 'There is a notice for you.\n\nRead it at https://security.contour.example/partner/notices/N-4K2M',
          },
        ],
      },
    }),
};
