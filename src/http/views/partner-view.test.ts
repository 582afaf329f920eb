import assert from 'node:assert/strict';
import { test } from 'node:test';
import { h } from 'preact';
import { start } from '../../../test/support/law.ts';
import { frame } from '../../../test/support/samples/public-samples.ts';
import type { PartnerDesk, PartnerNotice } from '../../app/queries/partner.ts';
import type { Next } from '../../core/process/next.ts';
import { renderPage } from '../../parts/render-page.ts';
import { PartnerListPage } from '../pages/partner-pages.tsx';
import { partnerListView, partnerNoticeView } from './partner-view.ts';

const next = (step: string, what: string): Next => ({ what, sentence: `7QK2: ${what}`, step, urgency: 3 });
const nowOn = (told: Next, mayRead = true) => {
  const rest = { ref: '7QK2', text: '', earlier: [], affected: [], asked: [], lines: [], calendar: { sequence: 0 } };
  return partnerNoticeView({ ...rest, now: start, sentAt: start, next: told, mayRead } as unknown as PartnerNotice).now;
};

test('on the page of a notice its reader is told to say so there, and led to what comes next on it', () => {
  const open = next('open-notice', 'Say that you have read the notice');
  assert.deepEqual(nowOn(open), {
    text: '7QK2: Say that you have read the notice',
    tone: 'due',
    href: '#read',
    action: 'Go to it',
  });
  assert.notEqual(nowOn(open, false)?.href, '#read', 'nobody says that of what they may not read');
  assert.equal(nowOn(next('answer-date', 'Answer the proposed date'))?.href, '#date');
});

test('who is suspended reads since when, and not what an active member reads', () => {
  const shown = (organisation: object) =>
    partnerListView({
      now: start,
      organisation: { name: 'Tern', ...organisation },
      notices: [],
      vouchRequests: [],
      answer: next('', ''),
    } as unknown as PartnerDesk);
  const words = (organisation: object) =>
    renderPage(h(PartnerListPage, { frame: { ...frame, path: '/partner' }, view: shown(organisation) })).replace(
      /\s+/g,
      ' ',
    );
  const suspended = { state: 'suspended', suspended: { at: start, reason: 'x' } };
  assert.match(words(suspended), /The membership of Tern is suspended/);
  assert.doesNotMatch(words(suspended), /When the team has something to tell you/);
  assert.match(words({ state: 'active' }), /When the team has something to tell you/);
  assert.equal(shown({ ...suspended, state: 'active' }).suspendedSince, undefined);
});
