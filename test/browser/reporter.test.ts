// The whole way of a reporter in a real browser that runs no script.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../src/core/process/instant.ts';
import { listPictures } from '../../src/store/pictures.ts';
import { noBrowser, openTab } from '../support/browser.ts';
import { caseWork } from '../support/case-work.ts';
import { openHouse } from '../support/open-house.ts';

const date = '2026-04-21T16:00:00Z';

test('a reporter without script goes from the form to the thanks in the advisory', { skip: noBrowser }, async () => {
  const t = await openHouse();
  const first = await openTab({ javaScriptEnabled: false });
  await first.page.goto(`${t.origin}/report`);
  await first.judge();
  await first.page.getByRole('textbox', { name: 'Subject' }).fill('Code runs through a cookie path');
  await first.page.getByRole('textbox', { name: 'How to refer to you' }).fill('Robin Quill');
  await first.page
    .getByRole('textbox', { name: 'What did you do' })
    .fill('I wrote this value into the path of a cookie rewrite.');
  await first.page.getByRole('textbox', { name: /What does it do to/ }).fill('Lua code of mine runs in the proxy.');
  await first.page.getByRole('button', { name: 'Send the report' }).click();
  await first.page.getByRole('heading', { name: 'We have it. Thank you.' }).waitFor();
  await first.judge();
  const words = await first.page.locator('ol.words li').allInnerTexts();
  assert.equal(words.length, 10);
  assert.deepEqual(first.faults, []);
  await first.close();

  const [picture] = await t.house.store.withTx(t.project, (tx) => listPictures(tx, 'case'));
  const work = caseWork(t, picture!.book);
  await work.done(t.team.responder, 'ContactReporter', { text: 'Thank you. I can see it here as well.' });
  await work.draft(date);

  const later = await openTab({ javaScriptEnabled: false });
  const { page } = later;
  await page.goto(`${t.origin}/r/`);
  await later.judge();
  await page.getByRole('textbox', { name: 'Your key' }).fill(words.join(' '));
  await page.getByRole('button', { name: 'Open my report' }).click();
  await page.getByText('Thank you. I can see it here as well.').waitFor();
  await page.getByText('Tue 21 Apr 2026 16:00 UTC').first().waitFor();
  await later.judge();

  await page.getByRole('radio', { name: /^OK/ }).check();
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await page.getByText('Your answer is on record.').waitFor();
  await page.getByText(/you said that the date works for you/).waitFor();
  await page.getByRole('radio', { name: /^By name Printed/ }).check();
  await page.getByRole('button', { name: 'Keep this choice' }).click();
  await page.getByText('Your choice is kept.').waitFor();
  await later.judge();
  const { answers } = await work.done(t.team.lead, 'DecideDate', { date, reason: 'It works for everybody.' });
  assert.deepEqual(
    answers.map(({ party, answer }) => ({ party, answer })),
    [{ party: 'reporter', answer: 'ok' }],
  );

  await work.test();
  await work.freeze();
  await work.release();
  t.clock.now = instant(date);
  await work.done(t.team.lead, 'PublishAdvisory');
  await page.goto(`${t.origin}/r/`);
  await page.getByRole('textbox', { name: 'Your key' }).fill(words.join('\n').toUpperCase());
  await page.getByRole('button', { name: 'Open my report' }).click();
  await page.getByText('It is public', { exact: true }).waitFor();
  await later.judge();
  await page.locator('main a[href="/advisories/CONTOUR-2026-001"]').first().click();
  await page.getByText('Robin Quill').first().waitFor();
  await page.getByText('CVE-2026-41246').first().waitFor();
  await later.judge();
  assert.deepEqual(later.faults, []);
  await later.close();
});
