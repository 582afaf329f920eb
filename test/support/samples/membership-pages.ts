// Sample views of pages about members: how they come onto the list, their people, and mail that was not taken.
import { h, type JSX } from 'preact';
import { fault } from '../../../src/core/case/fault.ts';
import { instant } from '../../../src/core/process/instant.ts';
import { CalendarPage } from '../../../src/http/pages/calendar-page.tsx';
import { MailRequestPage } from '../../../src/http/pages/mail-request-page.tsx';
import { MailsPage } from '../../../src/http/pages/mails-page.tsx';
import { MemberImportPage } from '../../../src/http/pages/member-import-page.tsx';
import { PartnerMemberListPage } from '../../../src/http/pages/member-list-page.tsx';
import { OrganisationPage } from '../../../src/http/pages/organisation-page.tsx';
import { PartnerPeoplePage } from '../../../src/http/pages/partner-people-page.tsx';
import { frame, organisation } from './desk-samples.ts';
import { embargoText, members } from './public-samples.ts';

const at = instant('2026-11-27T10:00:00Z');
const desk = (path: string) => ({ ...frame, path });
const partner = (path: string) => ({ ...frame, path, person: { name: 'Ida Holm', role: 'Gannet Cloud' } });
const csv = 'organisation,address,contact,products\nAcme Linux,psirt@acme.example,Nia Sol,Acme Linux 9\n';
const importing = { csv, rows: [], faults: [], left: 0 };
const people = {
  organisation: 'Gannet Cloud',
  isContact: true,
  roster: { ...organisation.people, takeOffAction: '/partner/people/steps/take-off' },
  values: {},
  errors: [],
};
const left = { account: 'a3', name: 'Per Lund', address: 'per@gannet.example', isContact: false, isCurrent: true };

const steps = `/desk/distributors/o2/steps`;
const removal = {
  state: 'draft',
  reason: 'The list of fixed versions was posted in a public chat two days ahead, for the second time.',
  permanent: true,
  draftedBy: 'Lena Brandt',
  approvedBy: ['Rosa Ito'],
  reaches: 2,
  copies: [
    {
      organisation: 'o2',
      name: 'Gannet Cloud',
      subject: '[contour] distributors list A-2M4K',
      text: 'Your organisation was removed from the distributors list for good.\n\nReason: The list of fixed versions was posted in a public chat two days ahead, for the second time.\n\nYou may appeal against this. Your word, and the answer to it:\nhttps://tide.example/join/tg_apl_QutlGRRdgakAZxdmOyT3OKatGIWdNR0GkE3QMvAZMi92bg9C4',
    },
    {
      organisation: 'o3',
      name: 'Osier Platform',
      subject: '[contour] distributors list A-2M4K',
      text: 'Gannet Cloud is no longer on the distributors list. Pass nothing on to it that you have under embargo.',
    },
  ],
  offers: [
    {
      ...{ id: 'remove', title: 'Remove', does: 'Takes the organisation off the list.', clause: 'R82', gates: [] },
      fields: [{ name: 'count', label: 'Number of organisations', kind: 'number', required: true }],
      action: `${steps}/remove`,
      danger: true,
    },
  ],
} as const;
const stop = { id: 'stop-removal', title: 'Stop the removal', does: '', clause: 'house rule', gates: [], fields: [] };

export const membershipPages: Readonly<Record<string, () => JSX.Element>> = {
  'removal-written': () =>
    h(OrganisationPage, {
      frame: desk('/desk/distributors/o2'),
      view: { ...organisation, state: 'active', alike: [], offers: [], removal },
    }),
  'removal-leaving': () =>
    h(OrganisationPage, {
      frame: desk('/desk/distributors/o2'),
      view: {
        ...organisation,
        ...{ state: 'removed', alike: [], offers: [], removed: { at, reason: removal.reason } },
        removal: {
          ...removal,
          ...{
            state: 'leaving',
            leavesAt: instant('2026-11-30T09:02:00Z'),
            offers: [{ ...stop, action: `${steps}/stop-removal` }],
          },
        },
      },
    }),
  'member-import': () =>
    h(MemberImportPage, { frame: desk('/desk/distributors/import'), view: { ...importing, csv: '' } }),
  'member-import-rows': () =>
    h(MemberImportPage, {
      frame: desk('/desk/distributors/import'),
      view: {
        ...importing,
        rows: [
          {
            line: 2,
            name: 'Acme Linux',
            address: 'product-security-incident-response@acme-linux.example',
            contactName: 'Nia Sol',
            products: 'Acme Linux 9, Acme Edge',
          },
          { line: 3, name: 'Osier Platform', address: 'psirt@osier.example', contactName: '', products: '' },
        ],
        faults: [fault('import/count', '/count', 'The list has 2 organisations, not 3.', 'Count them again.')],
      },
    }),
  'member-import-wrong': () =>
    h(MemberImportPage, {
      frame: desk('/desk/distributors/import'),
      view: {
        ...importing,
        faults: [
          fault('import/address', '/2', 'Line 2: “psirt at acme” is no mail address.', 'Write it as name@host.'),
          fault('import/known', '/3', 'Line 3: the list has this address already.', 'Take the line out.'),
        ],
        left: 4,
      },
    }),
  'mail-request': () =>
    h(MailRequestPage, {
      frame: desk('/desk/distributors/by-mail'),
      view: {
        criteria: organisation.criteria.criteria,
        policyVersion: 1,
        values: { name: 'Gannet Cloud' },
        errors: [{ field: 'mail', message: 'Choose the file of the mail.' }],
      },
    }),
  'partner-people': () =>
    h(PartnerPeoplePage, {
      frame: partner('/partner/people'),
      view: {
        ...people,
        roster: {
          ...people.roster,
          resendAction: '/partner/people/steps/resend-link',
          all: 3,
          people: [
            ...people.roster.people,
            { ...left, accepted: { version: 1, at }, leftAt: instant('2026-11-29T10:00:00Z') },
          ],
        },
        road: { askedAt: at, provenAt: at, isOpen: true },
        addressAskedAt: at,
        errors: [{ field: 'address', message: 'This is no mail address.' }],
      },
    }),
  'partner-terms': () =>
    h(PartnerPeoplePage, {
      frame: partner('/partner/people'),
      view: {
        ...people,
        isContact: false,
        terms: { version: 2, text: embargoText },
        own: { ...left, accepted: { version: 1, at } },
      },
    }),
  'partner-members': () =>
    h(PartnerMemberListPage, { frame: partner('/partner/members'), view: { ...members, readBy: 'organisations' } }),
  'partner-calendar': () => h(CalendarPage, { frame: partner('/partner/calendar'), view: {} }),
  'partner-calendar-made': () =>
    h(CalendarPage, {
      frame: partner('/partner/calendar'),
      view: { since: at, link: `https://security.contour.example/calendar/tg_cal_${'4'.repeat(49)}.ics` },
    }),
  'mails-waiting': () =>
    h(MailsPage, {
      frame: desk('/desk/mail'),
      view: {
        mails: [
          {
            id: 'm1',
            receivedAt: at,
            reason: 'It is not signed, so it proves nothing.',
            from: ['psirt@tern.example'],
            subject: 'Re: [contour] #security notice N-4K2M',
            text: 'OK\n\n> Please answer on the page of this notice, or with one of the words that stand at the end of it.',
            ref: 'N-4K2M',
            case: 'CASE-0042',
          },
          { id: 'm2', receivedAt: at, reason: 'It could not be read.', from: [], subject: '', text: '' },
        ],
      },
    }),
  'mails-none': () => h(MailsPage, { frame: desk('/desk/mail'), view: { mails: [], done: 'The mail is put away.' } }),
};
