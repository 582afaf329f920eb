// The way of those who publish, with real passkeys and the keyboard alone: frozen, approved by a second person, held by
// the gate until the agreed minute, then public.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receive } from '../../src/app/receive.ts';
import { type Instant, instant } from '../../src/core/process/instant.ts';
import { noBrowser, openTab, type Tab } from '../support/browser.ts';
import { caseWork } from '../support/case-work.ts';
import { type OpenHouse, openHouse } from '../support/open-house.ts';

const date: Instant = instant('2026-04-21T16:00:00Z');

/** Presses Tab until the focus stands on what is named, as somebody without a mouse would. */
async function reach({ page }: Tab, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLElement
        ? [activeElement.innerText, activeElement.getAttribute('aria-label')]
        : [];
    });
    if (words.some((each) => each !== null && name.test(each.trim()))) return;
  }
  assert.fail(`The keyboard does not reach ${name} on ${page.url()}.`);
}

/** Reaches something and presses Enter; `Go` waits for the page that it leads to. */
async function press(tab: Tab, name: RegExp, leadsTo?: RegExp): Promise<void> {
  await reach(tab, name);
  const arriving = leadsTo && tab.page.waitForURL(leadsTo);
  await tab.page.keyboard.press('Enter');
  await arriving;
}

/** A person of the team at a device of their own: follows the set-up link, makes a passkey, stands at the desk. */
async function enrolled(t: OpenHouse, account: string): Promise<Tab> {
  const tab = await openTab();
  await tab.giveAuthenticator();
  await tab.page.goto(await t.setUpLink(account));
  await press(tab, /^Go on$/, /\/register$/);
  await tab.judge();
  await press(tab, /^Make a passkey$/, /\/desk$/);
  return tab;
}

async function signIn(t: OpenHouse, tab: Tab): Promise<void> {
  await tab.page.goto(`${t.origin}/sign-in`);
  await tab.judge();
  await press(tab, /^Sign in with a passkey$/, /\/desk$/);
}

/** Unfolds a step of the case and takes it. */
async function take(tab: Tab, step: string, title: RegExp): Promise<void> {
  const card = tab.page.locator(`#step-${step}`);
  await reach(tab, title);
  if ((await card.getAttribute('open')) === null) await tab.page.keyboard.press('Enter');
  assert.notEqual(await card.getAttribute('open'), null);
  const answered = tab.page.waitForResponse((response) => response.request().method() === 'POST');
  await press(tab, title);
  await answered;
  await tab.page.waitForLoadState('load');
}

test('an advisory is published with passkeys and the keyboard alone, and not a minute early', {
  skip: noBrowser,
}, async () => {
  const t = await openHouse();
  const report = { subject: 'Lua in a path', steps: 'Write this', effects: 'Code runs', kind: 'vulnerability' };
  const got = await receive(t.house, t.project, report, [], 'form');
  assert.ok(got.kind === 'received');
  const work = caseWork(t, got.caseId);
  await work.done(t.team.responder, 'ContactReporter', { text: 'Thank you. I look at it.' });
  await work.draft(date);
  await work.done(
    { kind: 'reporter', person: (await work.done(t.team.lead, 'DecideDate', { date, reason: 'Agreed.' })).reporter },
    'ChooseCredit',
    { credit: 'none' },
  );
  await work.test();
  const room = `${t.origin}/desk/cases/${got.number}`;

  const lead = await enrolled(t, t.team.lead.id);
  await lead.judge();
  await lead.page.goto(room);
  await lead.judge();
  await take(lead, 'freeze-advisory', /^Freeze the advisory/);
  await lead.page.getByText(/^Done: /).waitFor();

  const second = await enrolled(t, t.team.responder.id);
  await second.page.goto(room);
  await take(second, 'approve-advisory', /^Approve the advisory/);
  await second.page.getByText(/^Done: /).waitFor();
  assert.deepEqual(second.faults, []);
  await second.close();

  await work.release();
  t.clock.now = instant('2026-04-21T15:59:00Z');
  await signIn(t, lead);
  await lead.page.goto(room);
  await take(lead, 'publish-advisory', /^Publish/);
  await lead.page.getByText('The embargo lasts until Tue 21 Apr 2026 16:00 UTC').first().waitFor();
  await lead.judge();
  const reader = await openTab();
  await reader.page.goto(`${t.origin}/advisories`);
  assert.doesNotMatch(await reader.page.innerText('main'), /Lua/);
  await reader.judge();

  t.clock.now = date;
  await lead.page.goto(room);
  await take(lead, 'publish-advisory', /^Publish/);
  await lead.page.getByText(/^Done: /).waitFor();
  await lead.judge();
  await reader.page.goto(`${t.origin}/advisories`);
  await press(reader, /Lua code injection/, /CONTOUR-2026-001/);
  await reader.page.getByText('CVE-2026-41246').first().waitFor();
  await reader.judge();
  assert.deepEqual([...lead.faults, ...reader.faults], []);
});
