// Sample views of keys and of the board of a notice.
import { h, type JSX } from 'preact';
import { sayFingerprint } from '../../../src/core/distributors/keys.ts';
import { instant } from '../../../src/core/process/instant.ts';
import { NoticeBoardPage } from '../../../src/http/pages/notice-board-page.tsx';
import { NoticeCopyPage } from '../../../src/http/pages/notice-copy-page.tsx';
import { PartnerKeysPage } from '../../../src/http/pages/partner-keys-page.tsx';
import { frame } from './desk-samples.ts';

const at = instant('2026-11-27T10:00:00Z');
const key = {
  fingerprint: '3F2A9C11D04E5B6677889900AABBCCDDEEFF0011',
  users: ['Tern security <psirt@tern.example>'],
  expiresAt: instant('2026-12-19T00:00:00Z'),
  source: 'upload',
  offeredAt: at,
  pinnedAt: at,
  isUsed: true,
  warnings: ['It ends within 30 days. Its successor is due now.'],
} as const;
const found = {
  ...key,
  fingerprint: `9${key.fingerprint.slice(1)}`,
  source: 'wkd',
  pinnedAt: undefined,
  isUsed: false,
} as const;
const row = { isPaused: false, hasKey: true, since: at, readers: 0, mails: [], tried: [] };

export const deliveryPages: Readonly<Record<string, () => JSX.Element>> = {
  'partner-keys': () =>
    h(PartnerKeysPage, {
      frame: { ...frame, path: '/partner/keys', person: { name: 'Ola Berg', role: 'Tern Kubernetes' } },
      view: {
        organisation: 'Tern Kubernetes',
        address: 'psirt@tern.example',
        keys: [found, key],
        offers: [
          {
            id: 'offer-key',
            title: 'Offer a key',
            does: 'Keeps an OpenPGP public key for the role address; it is used once the team has compared and pinned it.',
            clause: 'house rule',
            gates: [],
            fields: [{ name: 'key', label: 'Public key', kind: 'textarea', required: true }],
            action: '/partner/keys/steps/offer-key',
            isUnfolded: true,
          },
        ],
      },
    }),
  'notice-copy': () =>
    h(NoticeCopyPage, {
      frame: { ...frame, path: '/desk/cases/CASE-0042/notices/1/copies/N-7QK2' },
      view: {
        number: 'CASE-0042',
        title: 'Early notice',
        board: '/desk/cases/CASE-0042/notices/1',
        organisation: 'o1',
        name: 'Umbra Linux',
        ref: 'N-7QK2',
        state: 'in doubt',
        changedAt: at,
        attempts: 1,
        carries: 'content',
        fingerprint: sayFingerprint(key.fingerprint),
        words: {
          subject: '[contour] #security notice N-7QK2',
          text: `A crafted header crashes the listener.\n\n${'From here on all versions are affected. '.repeat(6)}\n`,
        },
        answers: ['The mail server did not answer in time.'],
      },
    }),
  'notice-board': () =>
    h(NoticeBoardPage, {
      frame: { ...frame, path: '/desk/cases/CASE-0042/notices/1' },
      view: {
        number: 'CASE-0042',
        title: 'Early notice',
        leavesAt: at,
        hasLeft: true,
        here: '/desk/cases/CASE-0042/notices/1',
        tally: [
          { state: 'in doubt', count: 1 },
          { state: 'not sent', count: 1 },
          { state: 'objected', count: 1 },
          { state: 'answered', count: 1 },
        ],
        rows: [
          {
            ...row,
            organisation: 'o1',
            name: 'Umbra Linux',
            ref: 'N-7QK2',
            state: 'in doubt',
            hasKey: false,
            reason: 'The mail server did not answer in time.',
            copy: '/desk/cases/CASE-0042/notices/1/copies/N-7QK2',
            resolve: '/desk/deliveries/d1/resolution',
          },
          {
            ...row,
            organisation: 'o2',
            name: 'NimbusOS',
            ref: 'N-1A7C',
            state: 'not sent',
            linkAt: at,
            isPaused: true,
            reason: '550 no such mailbox',
            mails: [
              { at, reason: 'It is not signed. A link was sent to the organisation’s role address.', waits: true },
            ],
            tried: [{ at, way: 'link' }],
          },
          {
            ...row,
            organisation: 'o3',
            name: 'Tern Kubernetes',
            ref: 'N-4K2M',
            state: 'objected',
            seenAt: at,
            readers: 2,
            answer: { answer: 'object', reason: 'Our release is frozen in that week.', at },
          },
          {
            ...row,
            organisation: 'o4',
            name: 'Acme Linux',
            ref: 'N-9XY3',
            state: 'answered',
            answer: { answer: 'ok', reason: '', at },
          },
        ],
      },
    }),
};
